import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Cents, cents } from "@/server/platform/money";
import type { Operation } from "../domain/operation";
import { findOperation, findOperationByIdOp } from "./operations";

/** An invoice that a trial may be made with. */
export interface TrialInvoice {
  readonly id: string;
  readonly familyId: string;
  /** What is left to pay, more than zero. */
  readonly open: Cents;
}

/** The invoice of this number in this régie, while something of it is left to pay by a family. */
export async function findTrialInvoice(
  tx: Tx,
  { regieId, reference }: { readonly regieId: string; readonly reference: string },
): Promise<TrialInvoice | undefined> {
  const [row] = await tx.$queryRaw<{ id: string; family_id: string; open: bigint }[]>`
    SELECT i.id, i.family_id, sum(l.amount_cents)::bigint AS open
    FROM invoice i JOIN ledger_line l ON l.city_id = i.city_id AND l.invoice_id = i.id
    WHERE i.regie_id = ${regieId}::uuid AND i.reference = ${reference} AND i.status = 'issued' AND i.kind = 'invoice'
      AND i.family_id IS NOT NULL GROUP BY i.city_id, i.id HAVING sum(l.amount_cents) > 0`;
  return row && { id: row.id, familyId: row.family_id, open: cents(Number(row.open)) };
}

const trialOnly = (operation: Operation | undefined) => (operation?.sent.saisie === "W" ? undefined : operation);

/** A trial of the town. The payments of families are no business of who opens the service. */
export async function findTrial(tx: Tx, operationId: string): Promise<Operation | undefined> {
  return trialOnly(await findOperation(tx, operationId));
}

/** The same, by the id that PayFiP knows it by. */
export async function findTrialByIdOp(tx: Tx, idOp: string): Promise<Operation | undefined> {
  return trialOnly(await findOperationByIdOp(tx, idOp));
}
