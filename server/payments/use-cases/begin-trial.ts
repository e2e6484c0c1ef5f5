import "server-only";
import { findRegie } from "@/server/billing";
import { withCityResult } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { trialReturnUrl } from "../addresses";
import { findTrialInvoice, type TrialInvoice } from "../data/trials";
import { saisieOf } from "../domain/attempt";
import type { PaymentError } from "../errors";
import { type BegunPayment, beginPayment, type PayingDoor } from "./begin-payment";

export interface TrialWish {
  readonly city: City;
  readonly regieId: string;
  /** The number of an invoice of the régie: "CANT2026000123". */
  readonly reference: string;
  readonly accountId: string;
  readonly email: string;
  readonly requestKey: string;
}

/**
 * Begins the trial payment that the DGFiP asks for before it opens the service: a test, where no money moves, or the one
 * activation (PROTOCOLS 1.4). Neither settles anything: the invoice only lends its number and its amount.
 */
export async function beginTrial(door: PayingDoor, wish: TrialWish): Promise<Result<BegunPayment, PaymentError>> {
  const { city, regieId, reference, ...who } = wish;
  const found = await withCityResult<TrialInvoice, PaymentError>(door.scope, async (tx) => {
    const regie = await findRegie(tx, regieId);
    if (!regie) return err({ tag: "TillNotFound" });
    if (!saisieOf(regie.payfipMode, "agent")) return err({ tag: "TrialNotOpen" });
    const invoice = await findTrialInvoice(tx, { regieId, reference });
    return invoice ? ok(invoice) : err({ tag: "TrialInvoiceUnknown" });
  });
  if (!found.ok) return found;
  const { id, familyId, open } = found.value;
  const begun = await beginPayment(door, {
    city,
    familyId,
    by: "agent",
    invoiceIds: [id],
    shown: open,
    returnUrl: trialReturnUrl(city),
    ...who,
  });
  if (begun.ok || begun.error.tag !== "PayFipGaveNoId") return begun;
  return err({ tag: "TrialGotNoId", failure: begun.error.failure });
}
