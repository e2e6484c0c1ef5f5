import "server-only";
import { addDays, dayOf } from "@/server/platform/dates";
import { laterOf } from "../domain/askability";
import { schoolChanges } from "../domain/schooling.fr";
import type { WeekFormView } from "../domain/week-form-view";
import { type BookingScope, readBoard } from "./board";

export async function readWeekForm(scope: BookingScope, activityId?: string): Promise<WeekFormView | undefined> {
  const tomorrow = addDays(dayOf(scope.now, scope.city.timezone), 1);
  const board = await readBoard(scope, { first: tomorrow, last: tomorrow }, activityId);
  if (!board) return undefined;
  const { id, name, unitLabel, weekdays, firstDay, lastDay } = board.activity;
  const from = laterOf(firstDay, tomorrow);
  const enrolled = board.children.filter(({ enrolments }) => enrolments.length > 0);
  return {
    activity: { id, name, unitLabel },
    activities: board.activities.map((activity) => ({ id: activity.id, name: activity.name })),
    weekdays,
    from,
    to: lastDay,
    children: enrolled.map(({ id: childId, firstName, custodyWeeks }) => ({
      ...{ id: childId, firstName },
      rhythm: custodyWeeks ?? "every",
    })),
    schoolChanges: schoolChanges(enrolled, { first: from, last: lastDay }),
    notEnrolled: board.children.filter(({ enrolments }) => enrolments.length === 0).map(({ firstName }) => firstName),
  };
}
