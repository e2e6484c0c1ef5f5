import "server-only";
import { Temporal } from "temporal-polyfill";
import { Prisma } from "@/server/db/generated/prisma/client";
import type { Tx } from "@/server/db/tenant-tx";
import { type Cents, cents } from "@/server/platform/money";
import type { KeptAnswer, Operation } from "../domain/operation";
import type { OperationState, PayFipFailure, Saisie } from "../domain/payfip";

interface OperationRow {
  id: string;
  regie_id: string;
  debtor_id: string;
  family_id: string;
  id_op: string | null;
  refdet: string;
  client: string;
  email: string;
  saisie: Saisie;
  amount_cents: number;
  status: OperationState;
  created_by: string;
  created_at: Date;
  last_asked_at: Date | null;
  notifications: number;
  result: KeptAnswer | null;
  trouble: PayFipFailure | null;
}

const COLUMNS = Prisma.sql`id, regie_id, debtor_id, family_id, id_op, refdet, client, email, saisie, amount_cents, status,
  created_by, created_at, last_asked_at, notifications, result, trouble`;

const instant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime());
const timestamp = (at: Temporal.Instant) => new Date(at.epochMilliseconds);

function toOperation(row: OperationRow): Operation {
  return {
    id: row.id,
    regieId: row.regie_id,
    debtorId: row.debtor_id,
    familyId: row.family_id,
    idOp: row.id_op,
    sent: { numcli: row.client, refdet: row.refdet, amount: cents(row.amount_cents), saisie: row.saisie },
    email: row.email,
    status: row.status,
    createdBy: row.created_by,
    createdAt: instant(row.created_at),
    lastAskedAt: row.last_asked_at && instant(row.last_asked_at),
    notifications: row.notifications,
    answer: row.result,
    trouble: row.trouble,
  };
}

async function one(tx: Tx, query: Prisma.Sql): Promise<Operation | undefined> {
  const [row] = await tx.$queryRaw<OperationRow[]>(query);
  return row && toOperation(row);
}

export function findOperation(tx: Tx, id: string): Promise<Operation | undefined> {
  return one(tx, Prisma.sql`SELECT ${COLUMNS} FROM payfip_operation WHERE id = ${id}::uuid`);
}

/** An operation of this family, and of no other. */
export function findFamilyOperation(tx: Tx, id: string, familyId: string): Promise<Operation | undefined> {
  return one(
    tx,
    Prisma.sql`SELECT ${COLUMNS} FROM payfip_operation WHERE id = ${id}::uuid AND family_id = ${familyId}::uuid`,
  );
}

const spellingsOf = (idOp: string) => [idOp, idOp.toLowerCase(), idOp.toUpperCase()];

/** The operation that PayFiP knows by this id, in the city of the transaction. */
export function findOperationByIdOp(tx: Tx, idOp: string): Promise<Operation | undefined> {
  return one(tx, Prisma.sql`SELECT ${COLUMNS} FROM payfip_operation WHERE id_op = ANY(${spellingsOf(idOp)})`);
}

/** The same, of this family and of no other. */
export function findFamilyOperationByIdOp(tx: Tx, idOp: string, familyId: string): Promise<Operation | undefined> {
  return one(
    tx,
    Prisma.sql`SELECT ${COLUMNS} FROM payfip_operation
      WHERE id_op = ANY(${spellingsOf(idOp)}) AND family_id = ${familyId}::uuid`,
  );
}

/** What the form of this key has asked for already, if anything. */
export function findOperationByRequest(tx: Tx, requestKey: string, familyId: string): Promise<Operation | undefined> {
  return one(
    tx,
    Prisma.sql`SELECT ${COLUMNS} FROM payfip_operation
      WHERE request_key = ${requestKey}::uuid AND family_id = ${familyId}::uuid`,
  );
}

/** Reads an operation and keeps it from everybody else until the end of the transaction. Its debtor is locked after it. */
export function lockOperation(tx: Tx, id: string): Promise<Operation | undefined> {
  return one(tx, Prisma.sql`SELECT ${COLUMNS} FROM payfip_operation WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
}

/**
 * The operations of these states that are for some of these invoices, oldest first. Not only those that reserve them: one may
 * have closed before it was found not to match.
 */
export async function operationsForInvoices(
  tx: Tx,
  invoiceIds: readonly string[],
  states: readonly OperationState[],
): Promise<Operation[]> {
  const rows = await tx.$queryRaw<OperationRow[]>`
    SELECT ${COLUMNS} FROM payfip_operation WHERE status = ANY(${states}) AND id IN
      (SELECT operation_id FROM payfip_operation_invoice WHERE invoice_id = ANY(${invoiceIds}::uuid[])) ORDER BY created_at`;
  return rows.map(toOperation);
}

/** The operations of a family in these states, newest first. */
export async function operationsOfFamily(
  tx: Tx,
  familyId: string,
  states: readonly OperationState[],
): Promise<Operation[]> {
  const rows = await tx.$queryRaw<OperationRow[]>`
    SELECT ${COLUMNS} FROM payfip_operation
    WHERE family_id = ${familyId}::uuid AND status = ANY(${states}) ORDER BY created_at DESC`;
  return rows.map(toOperation);
}

/** What an operation is for, the invoices in the order in which they are paid. */
export async function operationInvoices(tx: Tx, id: string): Promise<{ invoice: string; amount: Cents }[]> {
  const rows = await tx.$queryRaw<{ invoice_id: string; amount_cents: number }[]>`
    SELECT o.invoice_id, o.amount_cents FROM payfip_operation_invoice o JOIN invoice i ON i.id = o.invoice_id
    WHERE o.operation_id = ${id}::uuid ORDER BY i.due_day, i.number`;
  return rows.map((row) => ({ invoice: row.invoice_id, amount: cents(row.amount_cents) }));
}

/** What was learnt from a question to PayFiP, apart from where it leads; `askAt` is when to ask next. */
export async function noteAnswer(
  tx: Tx,
  id: string,
  learnt: {
    readonly answer: KeptAnswer | null;
    readonly trouble: PayFipFailure | null;
    readonly askAt: Temporal.Instant | null;
  },
): Promise<void> {
  const { answer, trouble, askAt } = learnt;
  await tx.$executeRaw`
    UPDATE payfip_operation SET result = coalesce(${answer && JSON.stringify(answer)}::jsonb, result),
      trouble = ${trouble && JSON.stringify(trouble)}::jsonb, next_ask_at = ${askAt && timestamp(askAt)}::timestamptz
    WHERE id = ${id}::uuid`;
}

/** Says that PayFiP is being asked. False when it was, less than `gapSeconds` ago: then somebody else has the answer. */
export async function claimQuestion(
  tx: Tx,
  id: string,
  { now, gapSeconds }: { readonly now: Temporal.Instant; readonly gapSeconds: number },
): Promise<boolean> {
  const asked = await tx.$executeRaw`
    UPDATE payfip_operation SET last_asked_at = ${timestamp(now)}
    WHERE id = ${id}::uuid AND (last_asked_at IS NULL OR last_asked_at <= ${timestamp(now.subtract({ seconds: gapSeconds }))}
      OR last_asked_at > ${timestamp(now)})`;
  return asked > 0;
}

/** PayFiP has notified an operation: how often is all that it may say. Gives how often with this one, each number once. */
export async function noteNotification(tx: Tx, id: string, now: Temporal.Instant): Promise<number> {
  const rows = await tx.$queryRaw<{ notifications: number }[]>`
    UPDATE payfip_operation SET notifications = notifications + 1, notified_at = ${timestamp(now)} WHERE id = ${id}::uuid
    RETURNING notifications`;
  return rows[0]?.notifications ?? 0;
}

/** The operations about which PayFiP should have been asked before `limit`: their job is gone, or late. */
export async function overdueOperations(tx: Tx, limit: Temporal.Instant): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM payfip_operation WHERE next_ask_at <= ${timestamp(limit)} ORDER BY next_ask_at LIMIT 200`;
  return rows.map(({ id }) => id);
}
