import { endEnrolment } from "@/server/booking/use-cases/end-enrolment";
import { withCityResult } from "@/server/db/tenant-tx";
import { fixedClock } from "@/server/platform/clock";
import { localDate } from "@/server/platform/dates";
import { findCityById } from "@/server/tenancy";
import { type apiOf, NOON } from "../../support/booking";
import type { Canteen } from "../../support/canteen";
import { owner } from "../../support/owner";

export interface Ending {
  readonly familyId: string;
  readonly childId: string;
  readonly enrolmentId: string;
  /** As it is typed: "03/12/2026". */
  readonly lastDay: string;
}

type Desk = ReturnType<typeof apiOf>["booking"]["desk"];

/** What the page of a recap shows. */
export async function endRecapOf(desk: Desk, ending: Ending) {
  const { recap, refusal } = await desk.endRecap(ending);
  if (!recap) throw new Error(refusal);
  return recap;
}

/** A clerk reads the recap, and ends the enrolment. */
export async function endRead(desk: Desk, ending: Ending) {
  const { seen } = await endRecapOf(desk, ending);
  return desk.endEnrolment({ ...ending, seen: seen.join("\n") });
}

/** The same without the comparison: it does whatever there is to do by then, for the negative controls. */
export async function endUncompared(canteen: Canteen, agentId: string, { lastDay, ...of }: Ending, now = NOON) {
  const city = await findCityById(canteen.city.id);
  if (!city) throw new Error("no city");
  const day = localDate(lastDay.split("/").toReversed().join("-"));
  const ended = await withCityResult({ cityId: city.id, actor: `account:${agentId}` }, (tx) =>
    endEnrolment({ tx, city, agentId, clock: fixedClock(now) }, { ...of, lastDay: day }),
  );
  if (!ended.ok) throw new Error(ended.error.tag);
  return ended.value;
}

/** What a child holds, whoever holds it: "2026-12-03 booked". */
export async function holdingsOf(childId: string): Promise<string[]> {
  const { rows } = await owner().query<{ line: string }>(
    `SELECT concat_ws(' ', day, status) AS line FROM (
       SELECT day, status FROM booking WHERE child_id = $1 AND status = 'booked'
       UNION ALL SELECT day, status FROM waitlist_entry WHERE child_id = $1 AND status IN ('waiting', 'offered')) h
     ORDER BY 1`,
    [childId],
  );
  return rows.map(({ line }) => line);
}

export async function lastDayOf(enrolmentId: string): Promise<string | undefined> {
  const { rows } = await owner().query<{ day: string }>("SELECT last_day::text AS day FROM enrolment WHERE id = $1", [
    enrolmentId,
  ]);
  return rows[0]?.day;
}
