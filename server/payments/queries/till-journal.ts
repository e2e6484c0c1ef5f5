import "server-only";
import { listRegies, type Regie } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { type Cents, sumCents } from "@/server/platform/money";
import type { TillActivities, TillJournal, TillPage, TillPlace, TillSum } from "../domain/counter-view";
import { activitySums } from "./activity-sums";
import { tillMoves, tillSums } from "./till-moves";

interface Asked {
  readonly regieId: string | undefined;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly zone: string;
}

/** A page shows so many lines at most, and a file is read so many at a time; the sums are those of all lines. */
const SHOWN = 5_000;

/** What came into a régie's till and went out of it, day by day (Y4); the first régie of the town when none is named. */
export async function readTillJournal(tx: Tx, asked: Asked, size = SHOWN): Promise<TillJournal | undefined> {
  const regies = await listRegies(tx);
  const regie = named(regies, asked);
  if (!regie) return undefined;
  const { from, to } = asked;
  const { lines, next } = await tillMoves(tx, { ...asked, regie }, { size });
  const received = await tillSums(tx, { ...asked, regie });
  return {
    regies: regies.map(({ id, name }) => ({ id, name })),
    regieId: regie.id,
    from,
    to,
    lines,
    days: [...Map.groupBy(received, ({ day }) => day)].map(([day, ofDay]) => ({ day, ...sumsOf(ofDay) })),
    ...sumsOf(received),
    cut: next !== null,
  };
}

/** The lines of the same journal, a page after the other: a file of it holds them all. */
export async function readTillPage(
  tx: Tx,
  asked: Asked,
  { after, size = SHOWN }: { readonly after: TillPlace | undefined; readonly size?: number },
): Promise<TillPage | undefined> {
  const regie = named(await listRegies(tx), asked);
  if (!regie) return undefined;
  const { from, to } = asked;
  return { regieId: regie.id, from, to, ...(await tillMoves(tx, { ...asked, regie }, { after, size })) };
}

/** What came in by activity and budget account: of all lines, and the same total as by means. */
export async function readTillActivities(tx: Tx, asked: Asked): Promise<TillActivities | undefined> {
  const regie = named(await listRegies(tx), asked);
  if (!regie) return undefined;
  const { from, to } = asked;
  const activities = await activitySums(tx, { regie, from, to });
  return { regieId: regie.id, from, to, activities, total: sumCents(activities.map(({ amount }) => amount)) };
}

function named(regies: readonly Regie[], { regieId }: Asked): Regie | undefined {
  return regieId ? regies.find(({ id }) => id === regieId) : regies[0];
}

function sumsOf(received: readonly TillSum[]): { sums: TillSum[]; total: Cents } {
  const sums = [...Map.groupBy(received, ({ means }) => means)].map(([means, ofMeans]) => ({
    means,
    amount: sumCents(ofMeans.map(({ amount }) => amount)),
  }));
  return { sums, total: sumCents(sums.map(({ amount }) => amount)) };
}
