import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { listActivities } from "../data/activities";
import { bookingAgenda } from "../domain/booking-agenda";
import { type AgendaText, describeAgenda } from "../domain/booking-agenda.fr";
import { describeBookingRules } from "../domain/deadline-rule.fr";
import { describeOpenDays } from "../domain/open-days.fr";
import { schoolCalendars } from "./school-calendars";

export interface ActivityAgenda extends AgendaText {
  readonly id: string;
  /** That the addresses of the public pages carry. */
  readonly code: string;
  readonly name: string;
  /** "Ouvert le lundi, le mardi, le jeudi et le vendredi, en période scolaire." */
  readonly openDays: string;
  /** The deadlines as rules, one sentence each. */
  readonly rules: readonly string[];
  readonly waitlist: boolean;
}

/** Two months: further than any deadline that a family has to think of today. */
const HORIZON_DAYS = 62;
const KEPT_MOMENTS = 3;
/** The calendar of the town, without the closures of one school. */
const NO_SCHOOL = "";

/** What is open now, and what closes or opens next, activity by activity. */
export async function activityAgendas(
  tx: Tx,
  city: { readonly department: string; readonly timezone: string },
  now: Temporal.Instant,
): Promise<ActivityAgenda[]> {
  const agendas: ActivityAgenda[] = [];
  for (const activity of await listActivities(tx)) {
    const { id, code, name, firstDay, lastDay, openings, settings } = activity;
    const calendar = (await schoolCalendars(tx, city, activity))(NO_SCHOOL);
    const agenda = bookingAgenda({
      rules: settings.rules,
      firstDay,
      lastDay,
      calendar,
      openings,
      zone: city.timezone,
      now,
      horizon: HORIZON_DAYS,
    });
    agendas.push({
      id,
      code,
      name,
      ...describeAgenda(agenda, city.timezone, KEPT_MOMENTS),
      openDays: describeOpenDays(activity.weekdays, settings.season),
      rules: describeBookingRules(settings.rules),
      waitlist: settings.whenFull === "waitlist",
    });
  }
  return agendas;
}
