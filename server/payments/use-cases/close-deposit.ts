import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findRegie, lockRegie, postEntry, takeNumbers } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, plainDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { type Cents, cents, sumCents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";
import { depositParts, insertDeposit, tillOf } from "../data/deposits";
import type { Means } from "../domain/means";
import type { PaymentError } from "../errors";

export interface DepositOrder {
  readonly regieId: string;
  readonly means: readonly Means[];
  /** What was read before closing, by means: compared, never used. */
  readonly shown: ReadonlyMap<string, Cents>;
  readonly note: string;
  readonly accountId: string;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/**
 * Hands over what the till holds by some means: its parts are locked, the deposit takes a number without a gap (Y4). What
 * was recorded or undone since the total was shown is not handed over unseen.
 */
export async function closeDeposit(tx: Tx, order: DepositOrder): Promise<Result<{ depositId: string }, PaymentError>> {
  const { regieId, means, note, accountId, now } = order;
  const regie = await findRegie(tx, regieId);
  if (!regie) return err({ tag: "TillNotFound" });
  await lockRegie(tx, regieId);
  const held = (await tillOf(tx, regieId)).filter((sum) => means.includes(sum.means));
  const total = sumCents(held.map(({ amount }) => amount));
  const changed = means.some(
    (one) => (order.shown.get(one) ?? 0) !== (held.find((sum) => sum.means === one)?.amount ?? 0),
  );
  // First of the two: a page that still shows what a colleague has handed over is not told that nothing is ticked.
  if (changed) return err({ tag: "DepositHasChanged" });
  if (total === 0) return err({ tag: "DepositIsEmpty" });
  const depositId = newId();
  const day = dayOf(now, order.zone);
  const { year } = plainDate(day);
  const number = await takeNumbers(tx, { regieId, kind: "deposit", year });
  await insertDeposit(tx, { id: depositId, regieId, year, number, day, total, note, accountId, now });
  await depositParts(tx, { depositId, parts: held.flatMap(({ partIds }) => partIds) });
  await postEntry(tx, {
    kind: "deposit",
    regieId,
    debtorId: null,
    day,
    of: { deposit: depositId },
    label: "Versement",
    lines: held.flatMap(({ means: detail, amount }) => [
      { account: "deposited" as const, detail, amount },
      { account: "collected" as const, detail, amount: cents(0 - amount) },
    ]),
  });
  return ok({ depositId });
}
