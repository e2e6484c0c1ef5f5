import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { doneEffects } from "../data/closing-effects";
import { householdsConcerned, householdsToCall } from "../data/closing-households";
import { type ClosingRow, closingRow, closingsSince } from "../data/closing-lines";
import { firstReopened, openingDays, startOfSchoolYear } from "../domain/closing";
import type { ClosingLine, ClosingList, ClosingView, NothingToReopen, ReopeningRecap } from "../domain/closing-view";
import { servedPlaces } from "./closing-places";
import type { ClosingReader } from "./closing-recap";

/** A closing without what only its own page says. */
function lineOf({ closedBy, closedAt, reopenedBy, reopenedAt, ...line }: ClosingRow): ClosingLine {
  return line;
}

/** The closings of the school year that holds `today`, and all those to come. */
export async function readClosings(tx: Tx, today: LocalDate): Promise<ClosingList> {
  const lines = (await closingsSince(tx, startOfSchoolYear(today))).map(lineOf);
  const isUpcoming = ({ last, reopenedFrom }: ClosingLine) => last >= today && reopenedFrom === null;
  return { upcoming: lines.filter(isUpcoming), earlier: lines.filter((line) => !isUpcoming(line)).toReversed() };
}

/** One closing with all that it did; undefined when the city has none of this id. */
export async function readClosing(
  { tx, city, now }: ClosingReader,
  id: string,
  mayReadFamilies: boolean,
): Promise<ClosingView | undefined> {
  const row = await closingRow(tx, id);
  if (!row) return undefined;
  const households = await householdsToCall(tx, id, row.reopenedFrom);
  return {
    ...row,
    closedAt: row.closedAt.toISOString(),
    reopenedAt: row.reopenedAt?.toISOString() ?? null,
    effects: await doneEffects(tx, id),
    toCall: { count: households.length, households: mayReadFamilies ? households : null },
    reopensFrom: row.reopenedFrom === null ? (firstReopened(row, dayOf(now, city.timezone)) ?? null) : null,
    opened: row.reopenedFrom === null ? null : await openingOf({ tx, city }, row, row.reopenedFrom),
  };
}

async function openingOf({ tx, city }: Pick<ClosingReader, "tx" | "city">, closing: ClosingRow, first: LocalDate) {
  return openingDays({ ...closing, first }, await servedPlaces(tx, city, { without: closing.id }));
}

export type Reopening =
  | { readonly recap: ReopeningRecap; readonly nothing: null }
  | { readonly recap: null; readonly nothing: NothingToReopen };

/** What reopening will open and whom it tells, or why nothing is left to reopen; undefined when there is no such closing. */
export async function readReopening(reader: ClosingReader, id: string): Promise<Reopening | undefined> {
  const row = await closingRow(reader.tx, id);
  if (!row) return undefined;
  const first = row.reopenedFrom === null ? firstReopened(row, dayOf(reader.now, reader.city.timezone)) : undefined;
  if (first) return { recap: await recapOfReopening(reader, row, first), nothing: null };
  const { label, last, reopenedFrom, reopenedBy, reopenedAt } = row;
  const reopened =
    reopenedFrom && reopenedBy && reopenedAt
      ? { from: reopenedFrom, by: reopenedBy, at: reopenedAt.toISOString() }
      : null;
  return { recap: null, nothing: { id, label, first: row.first, last, reopened } };
}

async function recapOfReopening(
  { tx, city }: ClosingReader,
  row: ClosingRow,
  first: LocalDate,
): Promise<ReopeningRecap> {
  const { id, label, last, schoolName, activityName } = row;
  const concerned = await householdsConcerned(tx, id, first);
  const mailed = concerned.filter(({ hasAddress }) => hasAddress).length;
  const opening = await openingOf({ tx, city }, row, first);
  return { id, label, schoolName, activityName, first, last, ...opening, families: concerned.length, mailed };
}
