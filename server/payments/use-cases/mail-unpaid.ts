import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import type { Clock } from "@/server/platform/clock";
import { type City, publicUrl } from "@/server/tenancy";
import { unpaidMail } from "../domain/mails.fr";
import type { Operation } from "../domain/operation";
import type { OperationState } from "../domain/payfip";

/** Ends that leave an invoice to be paid. */
const TOLD: readonly OperationState[] = ["refused", "abandoned", "expired", "dead"];

/**
 * Tells the payer who may have gone how it ended: the page on which they waited has promised it. Once for an operation, whoever
 * learns it and whatever is learnt later (a payment has its receipt), and not for a test.
 */
export async function mailUnpaid(
  tx: Tx,
  { city, clock, operation }: { readonly city: City; readonly clock: Clock; readonly operation: Operation },
): Promise<void> {
  if (!TOLD.includes(operation.status) || operation.sent.saisie !== "W") return;
  const isKnown = operation.status !== "expired";
  const { actionLabel, ...words } = unpaidMail({ cityName: city.name, amount: operation.sent.amount, isKnown });
  const action = { label: actionLabel, url: publicUrl(city, "/famille/factures") };
  const { id, email: to, familyId } = operation;
  const kind = "payment-unpaid";
  await queueMail(tx, { city, clock, to, ...words, action, kind, dedupeKey: `${kind}:${id}`, familyId });
}
