import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import type { Operation } from "../domain/operation";
import type { Cause, OperationState } from "../domain/payfip";

/** A step of an operation, named by its cause. */
export interface Move {
  readonly at: Temporal.Instant;
  readonly cause: Cause;
  readonly from: OperationState;
  readonly to: OperationState;
  readonly detail: string;
}

export async function insertMove(tx: Tx, operationId: string, { at, cause, from, to, detail }: Move): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO payfip_move (city_id, id, operation_id, at, cause, from_status, to_status, detail)
    VALUES (app.city(), ${newId()}::uuid, ${operationId}::uuid, ${new Date(at.epochMilliseconds)}, ${cause}, ${from}, ${to}, ${detail})`;
}

/** Moves an operation that the transaction has locked, and says why. */
export async function moveOperation(
  tx: Tx,
  operation: Pick<Operation, "id" | "status">,
  move: Omit<Move, "from">,
): Promise<void> {
  await tx.$executeRaw`UPDATE payfip_operation SET status = ${move.to} WHERE id = ${operation.id}::uuid`;
  await insertMove(tx, operation.id, { ...move, from: operation.status });
}

interface MoveRow {
  operation_id: string;
  at: Date;
  cause: Cause;
  from_status: OperationState;
  to_status: OperationState;
  detail: string;
}

/** Every step of these operations, oldest first, by operation. */
export async function movesOf(tx: Tx, operationIds: readonly string[]): Promise<Map<string, Move[]>> {
  const rows = await tx.$queryRaw<MoveRow[]>`
    SELECT operation_id, at, cause, from_status, to_status, detail FROM payfip_move
    WHERE operation_id = ANY(${operationIds}::uuid[]) ORDER BY at, id`;
  const moves = new Map<string, Move[]>();
  for (const row of rows) {
    const move = {
      at: Temporal.Instant.fromEpochMilliseconds(row.at.getTime()),
      cause: row.cause,
      from: row.from_status,
      to: row.to_status,
      detail: row.detail,
    };
    moves.set(row.operation_id, [...(moves.get(row.operation_id) ?? []), move]);
  }
  return moves;
}
