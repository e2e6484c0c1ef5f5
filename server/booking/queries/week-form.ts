import "server-only";
import { addDays, dayOf, type LocalDate } from "@/server/platform/dates";
import type { Rhythm } from "../domain/pattern";
import { type BookingScope, readBoard } from "./board";

/** What the page of the usual week starts from: children, days of the service, the rest of its year. */
export interface WeekFormView {
  readonly activity: { readonly id: string; readonly name: string; readonly unitLabel: string };
  readonly weekdays: readonly number[];
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** `rhythm`: one week in two for a child in alternating custody. */
  readonly children: readonly { readonly id: string; readonly firstName: string; readonly rhythm: Rhythm }[];
}

export async function readWeekForm(scope: BookingScope, activityId?: string): Promise<WeekFormView | undefined> {
  const tomorrow = addDays(dayOf(scope.now, scope.city.timezone), 1);
  const board = await readBoard(scope, { first: tomorrow, last: tomorrow }, activityId);
  if (!board) return undefined;
  const { id, name, unitLabel, weekdays, firstDay, lastDay } = board.activity;
  const hasStarted = firstDay <= tomorrow;
  return {
    activity: { id, name, unitLabel },
    weekdays,
    from: hasStarted ? tomorrow : firstDay,
    to: lastDay,
    children: board.children
      .filter(({ enrolments }) => enrolments.length > 0)
      .map((child) => ({ id: child.id, firstName: child.firstName, rhythm: child.custodyWeeks ?? "every" })),
  };
}
