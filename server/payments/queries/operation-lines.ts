import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { formatInstant } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { movesOf } from "../data/moves";
import type { OperationLine } from "../domain/counter-view";
import { CAUSE_WORDS } from "../domain/moves.fr";
import type { KeptAnswer } from "../domain/operation";
import type { OperationState, PayFipFailure } from "../domain/payfip";
import { describeFailure } from "../payfip";

interface OperationRow {
  id: string;
  refdet: string;
  amount_cents: number;
  status: OperationState;
  created_at: Date;
  last_asked_at: Date | null;
  notifications: number;
  result: KeptAnswer | null;
  trouble: PayFipFailure | null;
}

const SHOWN = 20;

/** The operations of a family at PayFiP, newest first, each with every step of its life. */
export async function readOperationLines(tx: Tx, familyId: string, zone: string): Promise<OperationLine[]> {
  const rows = await tx.$queryRaw<OperationRow[]>`
    SELECT id, refdet, amount_cents, status, created_at, last_asked_at, notifications, result, trouble FROM payfip_operation
    WHERE family_id = ${familyId}::uuid ORDER BY created_at DESC LIMIT ${SHOWN}`;
  const moves = await movesOf(
    tx,
    rows.map(({ id }) => id),
  );
  const told = (date: Date) => formatInstant(Temporal.Instant.fromEpochMilliseconds(date.getTime()), zone);
  return rows.map((row) => ({
    id: row.id,
    refdet: row.refdet,
    amount: cents(row.amount_cents),
    status: row.status,
    begunAt: told(row.created_at),
    askedAt: row.last_asked_at && told(row.last_asked_at),
    notifications: row.notifications,
    result: row.result?.result ?? null,
    trouble: row.trouble && describeFailure(row.trouble, row.status === "void" ? "creation" : "result").agent,
    moves: (moves.get(row.id) ?? []).map(({ at, cause }) => ({
      at: formatInstant(at, zone),
      text: CAUSE_WORDS[cause],
    })),
  }));
}
