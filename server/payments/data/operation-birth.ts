import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { MeantInvoice } from "../domain/allocation";
import type { Operation } from "../domain/operation";
import type { PayFipFailure, PaymentRequest } from "../domain/payfip";
import { insertMove } from "./moves";

export interface NewOperation {
  readonly id: string;
  readonly regieId: string;
  readonly debtorId: string;
  readonly familyId: string;
  readonly request: PaymentRequest;
  readonly invoices: readonly MeantInvoice[];
  readonly createdBy: string;
  readonly requestKey: string;
  readonly now: Temporal.Instant;
  /** When an operation that got no id is given up. */
  readonly giveUpAt: Temporal.Instant;
}

const timestamp = (at: Temporal.Instant) => new Date(at.epochMilliseconds);

/**
 * Writes down an operation that PayFiP is about to be asked for, and reserves its invoices.
 * @returns how many invoices it reserved: fewer than it names when another open operation has one of them, whatever let it.
 */
export async function insertOperation(tx: Tx, operation: NewOperation): Promise<number> {
  const { request, invoices, now } = operation;
  await tx.$executeRaw`
    INSERT INTO payfip_operation (city_id, id, regie_id, debtor_id, family_id, refdet, client, year, subject, email, saisie,
      amount_cents, created_by, created_at, next_ask_at, request_key)
    VALUES (app.city(), ${operation.id}::uuid, ${operation.regieId}::uuid, ${operation.debtorId}::uuid,
      ${operation.familyId}::uuid, ${request.refdet}, ${request.numcli}, ${Number(request.exer)}, ${request.objet},
      ${request.mel}, ${request.saisie}, ${request.amount}, ${operation.createdBy}::uuid, ${timestamp(now)},
      ${timestamp(operation.giveUpAt)}, ${operation.requestKey}::uuid)`;
  const ids = invoices.map(({ invoice }) => invoice);
  const amounts = invoices.map(({ amount }) => amount);
  return tx.$executeRaw`
    INSERT INTO payfip_operation_invoice (city_id, operation_id, invoice_id, amount_cents)
    SELECT app.city(), ${operation.id}::uuid, n.invoice, n.amount FROM unnest(${ids}::uuid[], ${amounts}::integer[]) AS n (invoice, amount)
    ON CONFLICT (city_id, invoice_id) WHERE open DO NOTHING`;
}

/** How many attempts the reference of an invoice has served for. */
export async function countAttempts(tx: Tx, base: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ attempts: number }[]>`
    SELECT count(*)::int AS attempts FROM payfip_operation WHERE refdet ~ ${`^${base}A[0-9]+$`}`;
  return row?.attempts ?? 0;
}

/** PayFiP has given an id to an operation that the transaction has locked: its age counts from now on. */
export async function giveId(
  tx: Tx,
  operation: Pick<Operation, "id">,
  given: { readonly idOp: string; readonly now: Temporal.Instant; readonly askAt: Temporal.Instant | null },
): Promise<void> {
  const { idOp, now, askAt } = given;
  await tx.$executeRaw`
    UPDATE payfip_operation SET id_op = ${idOp}, status = 'created', created_at = ${timestamp(now)}, trouble = NULL,
      next_ask_at = ${askAt && timestamp(askAt)}::timestamptz WHERE id = ${operation.id}::uuid`;
  await insertMove(tx, operation.id, { at: now, cause: "id_given", from: "asked", to: "created", detail: "" });
}

/** PayFiP gave no id to an operation that the transaction has locked: its invoices and its form are free again. */
export async function voidOperation(
  tx: Tx,
  operation: Pick<Operation, "id">,
  { now, trouble }: { readonly now: Temporal.Instant; readonly trouble: PayFipFailure | null },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE payfip_operation SET status = 'void', request_key = NULL, next_ask_at = NULL,
      trouble = ${trouble && JSON.stringify(trouble)}::jsonb WHERE id = ${operation.id}::uuid`;
  await insertMove(tx, operation.id, {
    at: now,
    cause: "id_not_given",
    from: "asked",
    to: "void",
    detail: trouble?.tag ?? "",
  });
}

/** The payer leaves for PayFiP's page. */
export async function noteRedirect(tx: Tx, id: string, now: Temporal.Instant): Promise<void> {
  await tx.$executeRaw`UPDATE payfip_operation SET redirected_at = ${timestamp(now)} WHERE id = ${id}::uuid`;
}
