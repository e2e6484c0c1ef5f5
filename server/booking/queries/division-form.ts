import "server-only";
import type { z } from "zod";
import { findActivityByCode, levelsOf, listSchools } from "@/server/catalogue";
import { addDays } from "@/server/platform/dates";
import { placesOf, servedSchools } from "../data/places";
import type { divisionFormSchema } from "../division-schemas";
import { laterOf } from "../domain/askability";
import type { DivisionFormView } from "../domain/division-view";
import { wantedOf } from "../domain/places";
import type { PlacesDesk } from "../use-cases/open-places";

/**
 * What the form of a division starts from: how the places are on the next day that has some. Undefined when the city has no
 * such activity or school, or when it has no place there from tomorrow on.
 */
export async function readDivisionForm(
  { tx, today }: PlacesDesk,
  { code, schoolId }: z.output<typeof divisionFormSchema>,
): Promise<DivisionFormView | undefined> {
  const activity = await findActivityByCode(tx, code);
  const school = (await listSchools(tx)).find(({ id }) => id === schoolId);
  if (!activity || !school || !(await servedSchools(tx, activity.id)).has(schoolId)) return undefined;
  const first = laterOf(addDays(today, 1), activity.firstDay);
  const scope = { activityId: activity.id, schoolId, first, last: activity.lastDay, weekdays: [] };
  const days = await placesOf(tx, scope);
  const next = days.filter(({ day }) => day === days[0]?.day);
  if (next.length === 0) return undefined;
  const groups = next.flatMap(({ levels, ...day }) =>
    levels && levels.length > 0 ? [{ levels, places: wantedOf(day) }] : [],
  );
  const left = next.find(({ levels }) => levels === null || levels.length === 0);
  return {
    activity: { code, name: activity.name },
    school: { id: school.id, name: school.name },
    levels: levelsOf(school.level),
    first,
    groups,
    others: left ? wantedOf(left) : null,
  };
}
