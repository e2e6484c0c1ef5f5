import "server-only";
import { listActivities, listSchools, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import { servedPairs } from "../data/closings";
import type { ClosingScope, ServedPlace } from "../domain/closing";
import type { ClosingChoices } from "../domain/closing-view";

/**
 * Every activity in every school where it has places, with the days on which it opens there now, or would without one of
 * the closings.
 */
export async function servedPlaces(
  tx: Tx,
  city: { readonly department: string },
  { without }: { readonly without?: string } = {},
): Promise<ServedPlace[]> {
  const pairs = await servedPairs(tx);
  const places: ServedPlace[] = [];
  for (const activity of await listActivities(tx)) {
    const { id: activityId, firstDay, lastDay } = activity;
    const calendars = await schoolCalendars(tx, city, activity, { without });
    const served = pairs.filter((pair) => pair.activityId === activityId);
    places.push(
      ...served.map(({ schoolId }) => ({ schoolId, activityId, firstDay, lastDay, calendar: calendars(schoolId) })),
    );
  }
  return places;
}

/** What can be closed: the schools in which something has places, and the activities of the town. */
export async function closingChoices(tx: Tx): Promise<ClosingChoices> {
  const served = new Set((await servedPairs(tx)).map(({ schoolId }) => schoolId));
  return {
    schools: (await listSchools(tx)).filter(({ id }) => served.has(id)).map(({ id, name }) => ({ id, name })),
    activities: (await listActivities(tx)).map(({ id, name }) => ({ id, name })),
  };
}

/** The names of what a closing is about; null for all. Errors: ClosingSchoolNotFound, ClosingActivityNotFound. */
export async function namesOfScope(
  tx: Tx,
  { schoolId, activityId }: Pick<ClosingScope, "schoolId" | "activityId">,
): Promise<Result<{ schoolName: string | null; activityName: string | null }, ClosingError>> {
  const school = schoolId && (await listSchools(tx)).find(({ id }) => id === schoolId);
  if (schoolId && !school) return err({ tag: "ClosingSchoolNotFound" });
  const activity = activityId && (await listActivities(tx)).find(({ id }) => id === activityId);
  if (activityId && !activity) return err({ tag: "ClosingActivityNotFound" });
  return ok({ schoolName: school ? school.name : null, activityName: activity ? activity.name : null });
}
