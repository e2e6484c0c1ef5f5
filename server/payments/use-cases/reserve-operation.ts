import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findRegie, lockDebtor, type PayableInvoice, payableByFamily } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, plainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { logger } from "@/server/platform/logger";
import type { Cents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { notificationUrl } from "../addresses";
import { countAttempts, insertOperation } from "../data/operation-birth";
import { findOperationByRequest, operationsForInvoices } from "../data/operations";
import { type AttemptBy, requestOf, saisieOf, totalOf } from "../domain/attempt";
import type { Operation } from "../domain/operation";
import {
  blocksNewAttempt,
  mayHaveBeenPaidSince,
  OPERATION_STATES,
  type PaymentRequest,
  type RequestProblem,
} from "../domain/payfip";
import type { PaymentError } from "../errors";
import { issuedInvoices } from "../queries/family-invoices";
import { WAIT_FOR_ID_SECONDS } from "./give-up-waiting";

export interface PaymentWish {
  readonly city: City;
  readonly familyId: string;
  /** The account of who pays. */
  readonly accountId: string;
  readonly by: AttemptBy;
  readonly invoiceIds: readonly string[];
  readonly email: string;
  /** The total that was read before paying: compared, never used. */
  readonly shown: Cents;
  readonly requestKey: string;
  /** Where PayFiP sends the payer back. */
  readonly returnUrl: string;
  readonly now: Temporal.Instant;
}

export type Reservation =
  /** This very form has been sent before. */
  | { readonly tag: "known"; readonly operation: Operation }
  /** Another operation may still pay one of the invoices. */
  | { readonly tag: "blocked"; readonly operation: Operation }
  /** These must be asked about first: one of them may have paid, or may have ended. At least one. */
  | { readonly tag: "in_doubt"; readonly operations: readonly Operation[] }
  | { readonly tag: "reserved"; readonly operationId: string; readonly request: PaymentRequest };

const NOT_SURE = OPERATION_STATES.filter((state) => blocksNewAttempt(state) || mayHaveBeenPaidSince(state));

/**
 * Keeps the invoices for one operation that PayFiP will be asked for, under the lock of their debtor. Nothing that is paid
 * comes from the form but the names of the invoices: what they ask is read here (attack 28).
 * @param asked the operations that PayFiP has just told us of: one that it says has not paid no longer stands in the way.
 */
export async function reserveOperation(
  tx: Tx,
  wish: PaymentWish,
  asked: ReadonlySet<string> = new Set(),
): Promise<Result<Reservation, PaymentError>> {
  const { familyId, invoiceIds } = wish;
  const debtor = await debtorOf(tx, wish);
  if (!debtor.ok) return debtor;
  await lockDebtor(tx, debtor.value);
  const known = await findOperationByRequest(tx, wish.requestKey, familyId);
  if (known) return ok({ tag: "known", operation: known });
  const earlier = (await operationsForInvoices(tx, invoiceIds, NOT_SURE)).filter((one) => standsInTheWay(one, wish));
  const operations = earlier.filter(({ id }) => !asked.has(id));
  if (operations.length > 0) return ok({ tag: "in_doubt", operations });
  const blocking = earlier.find(({ status }) => blocksNewAttempt(status));
  if (blocking) return ok({ tag: "blocked", operation: blocking });
  const [first, ...others] = await chosenOf(tx, wish);
  const chosen = first && ([first, ...others] as const);
  if (!chosen || chosen.length < new Set(invoiceIds).size || totalOf(chosen) !== wish.shown)
    return err({ tag: "AmountHasChanged" });
  return insert(tx, wish, chosen);
}

/** What has ended counts where both may bring money: neither a trial before this one nor this one as a trial does (1.4). */
function standsInTheWay({ status, sent }: Operation, { by }: PaymentWish): boolean {
  return blocksNewAttempt(status) || (by === "family" && sent.saisie === "W");
}

async function chosenOf(tx: Tx, { familyId, invoiceIds }: PaymentWish): Promise<PayableInvoice[]> {
  return (await payableByFamily(tx, familyId)).filter(({ id }) => invoiceIds.includes(id));
}

/** The debtor of the invoices, all of this family and of one régie. */
async function debtorOf(tx: Tx, wish: PaymentWish): Promise<Result<string, PaymentError>> {
  const own = await issuedInvoices(tx, wish.invoiceIds, wish.familyId);
  if (wish.invoiceIds.some((id) => !own.has(id))) return err({ tag: "PayableInvoiceNotFound" });
  const [debtorId, ...others] = new Set([...own.values()].map((invoice) => invoice.debtorId));
  if (debtorId === undefined) return err({ tag: "PayableInvoiceNotFound" });
  return others.length > 0 ? err({ tag: "SeveralRegies" }) : ok(debtorId);
}

async function insert(
  tx: Tx,
  wish: PaymentWish,
  chosen: readonly [PayableInvoice, ...PayableInvoice[]],
): Promise<Result<Reservation, PaymentError>> {
  const { city, now } = wish;
  const [first] = chosen;
  const regie = await findRegie(tx, first.regieId);
  const saisie = regie && saisieOf(regie.payfipMode, wish.by);
  if (!regie?.payfipClient || !saisie) return err({ tag: "OnlinePaymentNotOffered" });
  const request = requestOf({
    invoices: chosen,
    attempt: (await countAttempts(tx, first.reference)) + 1,
    client: regie.payfipClient,
    saisie,
    year: plainDate(dayOf(now, city.timezone)).year,
    email: wish.email,
    notificationUrl: notificationUrl(city),
    returnUrl: wish.returnUrl,
  });
  if (!request.ok) return err(errorOf(request.error, city.id));
  const operationId = newId();
  const reserved = await insertOperation(tx, {
    id: operationId,
    regieId: regie.id,
    debtorId: first.debtorId,
    familyId: wish.familyId,
    request: request.value,
    invoices: chosen.map(({ id, open }) => ({ invoice: id, amount: open })),
    createdBy: wish.accountId,
    requestKey: wish.requestKey,
    now,
    giveUpAt: now.add({ seconds: WAIT_FOR_ID_SECONDS }),
  });
  return reserved === chosen.length
    ? ok({ tag: "reserved", operationId, request: request.value })
    : err({ tag: "AmountHasChanged" });
}

function errorOf(problems: readonly RequestProblem[], cityId: string): PaymentError {
  if (problems.includes("M3")) return { tag: "AmountTooSmallOnline" };
  if (problems.includes("M5")) return { tag: "AmountTooLargeOnline" };
  if (problems.includes("A1") || problems.includes("A2")) return { tag: "PayerAddressRefused" };
  logger.error({ cityId, problems }, "PayFiP: a request that it would refuse");
  return { tag: "OnlinePaymentNotOffered" };
}
