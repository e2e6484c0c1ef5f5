import "server-only";
import { addDays, dayOf } from "@/server/platform/dates";
import type { WeekFormView } from "../domain/week-form-view";
import { type BookingScope, readBoard } from "./board";

export async function readWeekForm(scope: BookingScope, activityId?: string): Promise<WeekFormView | undefined> {
  const tomorrow = addDays(dayOf(scope.now, scope.city.timezone), 1);
  const board = await readBoard(scope, { first: tomorrow, last: tomorrow }, activityId);
  if (!board) return undefined;
  const { id, name, unitLabel, weekdays, firstDay, lastDay } = board.activity;
  const hasStarted = firstDay <= tomorrow;
  return {
    activity: { id, name, unitLabel },
    activities: board.activities.map((activity) => ({ id: activity.id, name: activity.name })),
    weekdays,
    from: hasStarted ? tomorrow : firstDay,
    to: lastDay,
    children: board.children
      .filter(({ enrolments }) => enrolments.length > 0)
      .map((child) => ({ id: child.id, firstName: child.firstName, rhythm: child.custodyWeeks ?? "every" })),
    notEnrolled: board.children.filter(({ enrolments }) => enrolments.length === 0).map(({ firstName }) => firstName),
  };
}
