import "server-only";
import type { z } from "zod";
import { findActivityByCode, listSchools, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { daysBetween, type LocalDate, localDate, weekday } from "@/server/platform/dates";
import { placesOf, servedSchools } from "../data/places";
import { closedText } from "../domain/cell.fr";
import { levelsKey } from "../domain/division";
import { levelsText } from "../domain/division.fr";
import { addMonths, firstDayOf, lastDayOf, monthOf } from "../domain/month";
import type { DayPlaces } from "../domain/places";
import { placesLines } from "../domain/places-lines";
import { presentPlaces } from "../domain/places-recap";
import type { PlacesFormView, PlacesMonthView } from "../domain/places-view";
import type { placesFormSchema, placesMonthSchema } from "../places-schemas";

interface Scope {
  readonly tx: Tx;
  readonly city: { readonly department: string };
  readonly today: LocalDate;
}

/** The month of a school; undefined when the city has no such activity, or no such school. */
export async function readPlacesMonth(
  { tx, city, today }: Scope,
  { code, schoolId, month: asked }: z.output<typeof placesMonthSchema>,
): Promise<PlacesMonthView | undefined> {
  const activity = await findActivityByCode(tx, code);
  if (!activity) return undefined;
  const all = await listSchools(tx);
  const served = await servedSchools(tx, activity.id);
  const schools = all.filter(({ id }) => served.has(id));
  const school = schoolId ? all.find(({ id }) => id === schoolId) : schools[0];
  if (schoolId && !school) return undefined;
  const [firstMonth, lastMonth] = [monthOf(activity.firstDay), monthOf(activity.lastDay)];
  const within = (month: string) => (month < firstMonth ? firstMonth : month > lastMonth ? lastMonth : month);
  const month = within(asked ?? monthOf(today));
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const scope = { activityId: activity.id, schoolId: school?.id ?? null, first, last, weekdays: [] };
  const places = school && served.has(school.id) ? await placesOf(tx, scope) : [];
  const calendar = (await schoolCalendars(tx, city, activity))(school?.id ?? "");
  const lines = placesLines({
    days: daysBetween(first, last).filter(
      (day) => activity.weekdays.includes(weekday(day)) && day >= activity.firstDay && day <= activity.lastDay,
    ),
    places: Map.groupBy(places, ({ day }) => day),
    today,
    closedReason: (day) => {
      const state = calendar.dayState(day);
      return state.open ? null : closedText(state.reason);
    },
  });
  return {
    activity: { code, name: activity.name },
    schools: schools.map(({ id, name }) => ({ id, name })),
    school: school ? { id: school.id, name: school.name, served: served.has(school.id) } : null,
    month,
    previous: month > firstMonth ? addMonths(month, -1) : null,
    following: month < lastMonth ? addMonths(month, 1) : null,
    changes: schools.length > 0 && activity.lastDay >= today,
    divides: activity.lastDay > today,
    lines,
  };
}

/**
 * What the form of a change offers to choose from, and what is there now: from `first` to `last`, or from today to the end
 * of the activity. Undefined when the city has no such activity.
 */
export async function readPlacesForm(
  { tx, today }: Scope,
  { code, first: from, last: to }: z.output<typeof placesFormSchema>,
): Promise<PlacesFormView | undefined> {
  const activity = await findActivityByCode(tx, code);
  if (!activity) return undefined;
  const { name, firstDay, lastDay, weekdays } = activity;
  const served = await servedSchools(tx, activity.id);
  const schools = (await listSchools(tx)).filter(({ id }) => served.has(id));
  const first = localDate(from ?? (today < firstDay ? firstDay : today));
  const last = localDate(to ?? lastDay);
  const days = await placesOf(tx, { activityId: activity.id, schoolId: null, first, last, weekdays: [] });
  const schoolName = (schoolId: string) => schools.find(({ id }) => id === schoolId)?.name ?? "";
  return {
    activity: { code, name, firstDay, lastDay, weekdays: weekdays.toSorted((a, b) => a - b) },
    schools: schools.map(({ id, name: school }) => ({ id, name: school })),
    levels: dividedLevels(days),
    present: { first, last, schools: presentPlaces(days, schoolName) },
  };
}

/** Each set of levels that has places of its own, once. */
function dividedLevels(days: readonly DayPlaces[]): PlacesFormView["levels"] {
  const texts = new Map<string, string>();
  for (const { levels } of days) {
    const key = levelsKey(levels);
    if (key !== null) texts.set(key, levelsText(levels));
  }
  return [...texts].map(([key, text]) => ({ key, text }));
}
