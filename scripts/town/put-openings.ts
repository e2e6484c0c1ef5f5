import type pg from "pg";
import { type NewOpening, windowOf } from "@/server/booking/domain/opening-wish";
import { describeOpeningError } from "@/server/booking/openings-errors.fr";
import type { SchoolKind } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import type { Result } from "@/server/platform/result";
import type { OpeningDescription } from "./description";
import type { RowWriter } from "./row-writer";

interface Described {
  readonly timezone: string;
  readonly schools: readonly { readonly uai: string; readonly name: string; readonly level: SchoolKind }[];
}

interface DescribedPeriod {
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
  readonly openings: readonly OpeningDescription[];
}

/** The windows that an activity's description asks for, each with what is wrong with it in French; schools by their UAI. */
export function describedOpenings(
  { timezone: zone, schools }: Described,
  { firstDay, lastDay, openings }: DescribedPeriod,
): Result<NewOpening, string>[] {
  const known = schools.map(({ uai, name, level }) => ({ id: uai, name, level }));
  return openings.map(({ closes, firstDay: first, lastDay: last, schools: schoolIds, ...opening }) => {
    const wish = { ...opening, closes: closes ?? null, first: first ?? null, last: last ?? null, schoolIds };
    const window = windowOf(wish, { zone, schools: known, firstDay, lastDay });
    return window.ok ? window : { ok: false, error: describeOpeningError(window.error) };
  });
}

/** Writes the openings of an activity that has none yet: those that are there are the agents', whatever the file says. */
export async function putOpenings(
  client: pg.ClientBase,
  writer: RowWriter,
  activityId: string,
  openings: readonly NewOpening[],
  schoolIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (openings.length === 0) return;
  const known = await client.query(
    "SELECT FROM opening_window WHERE city_id = app.city() AND activity_id = $1 LIMIT 1",
    [activityId],
  );
  if (known.rowCount) return writer.note("opening_window", "same", openings.length);
  for (const { kind, opensAt, closesAt, firstDay, lastDay, audience } of openings) {
    const id = newId();
    const { residences, levels, schools } = audience;
    await client.query(
      `INSERT INTO opening_window (city_id, id, activity_id, kind, opens_at, closes_at, first_day, last_day, residences, levels)
       VALUES (app.city(), $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, activityId, kind, opensAt.toString(), closesAt?.toString() ?? null, firstDay, lastDay, residences, levels],
    );
    await client.query(
      "INSERT INTO opening_window_school (city_id, opening_window_id, school_id) SELECT app.city(), $1, unnest($2::uuid[])",
      [id, schools.map((school) => schoolIds.get(school.id))],
    );
  }
  writer.note("opening_window", "created", openings.length);
}
