import "server-only";
import type { Temporal } from "temporal-polyfill";
import { type Activity, findActivityByCode, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, dayOf, daysBetween, type LocalDate, localDate, plainDate, weekday } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import { listSchedules } from "../data/schedules";
import type { FeeError } from "../domain/fee-errors";
import { type Simulation, type SimulationDays, type SimulationWish, simulate } from "../domain/simulation";

export interface SimulatedFee extends Simulation {
  readonly activity: { readonly code: string; readonly name: string };
  /** First day of the month that the estimate is for, or null when no calendar is known. */
  readonly month: LocalDate | null;
}

interface SimulationRequest {
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
  readonly activityCode: string;
  readonly wish: SimulationWish;
}

/** Half a year: over any holidays. */
const MONTHS_LOOKED_AHEAD = 6;

/**
 * The price of a typical week and of next month, without login (F3). It reads public data only and keeps nothing. The
 * month is the next one in which the activity opens, with its holidays taken off.
 */
export async function simulateFee(
  tx: Tx,
  { city, now, activityCode, wish }: SimulationRequest,
): Promise<Result<SimulatedFee, FeeError | { readonly tag: "FeeActivityNotFound" }>> {
  const activity = await findActivityByCode(tx, activityCode);
  if (!activity) return err({ tag: "FeeActivityNotFound" });
  const schedules = await listSchedules(tx, activity.id);
  const { days, month } = await daysToPrice(tx, city, activity, dayOf(now, city.timezone));
  const simulation = simulate({ schedules, wish }, days);
  if (!simulation.ok) return simulation;
  return ok({ ...simulation.value, activity: { code: activity.code, name: activity.name }, month });
}

async function daysToPrice(
  tx: Tx,
  city: SimulationRequest["city"],
  activity: Activity,
  today: LocalDate,
): Promise<{ days: SimulationDays; month: LocalDate | null }> {
  const calendar = (await schoolCalendars(tx, city, activity))("");
  const isOpen = (day: LocalDate) => activity.firstDay <= day && day <= activity.lastDay && calendar.dayState(day).open;
  const thisMonth = plainDate(today).with({ day: 1 });
  for (let ahead = 1; ahead <= MONTHS_LOOKED_AHEAD; ahead++) {
    const month = localDate(thisMonth.add({ months: ahead }).toString());
    const last = addDays(localDate(thisMonth.add({ months: ahead + 1 }).toString()), -1);
    const open = daysBetween(month, last).filter(isOpen);
    if (open.length === 0) continue;
    const typicalDay = daysBetween(today, last).find(isOpen) ?? today;
    return { days: { typicalDay, month: open.map((day) => ({ day, weekday: weekday(day) })) }, month };
  }
  return { days: { typicalDay: today, month: [] }, month: null };
}
