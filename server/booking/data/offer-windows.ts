import "server-only";
import { Temporal } from "temporal-polyfill";
import { type BookingRules, findActivity, lastMoment, type SchoolCalendar, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { offerExpiry } from "../domain/offer-expiry";

/** From slot to the moment at which an offer made now would end, ISO; null when none can be made: too late, or the day is closed. */
export type OfferWindows = Record<string, string | null>;

interface Scope {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
}

interface SlotRow {
  id: string;
  activity_id: string;
  school_id: string;
  day: string;
}

/**
 * The windows of these slots, and of every other slot over which siblings wait together with one of them: a place
 * that frees here may complete a group that is spread over several. Two statements more for each activity.
 */
export async function offerWindows({ tx, city, now }: Scope, slotIds: readonly string[]): Promise<OfferWindows> {
  const windows: OfferWindows = {};
  if (slotIds.length === 0) return windows;
  const slots = await tx.$queryRaw<SlotRow[]>`
    SELECT s.id, s.activity_id, s.school_id, s.day::text FROM slot s
    WHERE s.id = ANY (${slotIds}::uuid[]) OR s.id IN (
      SELECT g.slot_id FROM waitlist_entry w
      JOIN waitlist_entry g ON g.city_id = w.city_id AND g.group_id = w.group_id AND g.status IN ('waiting', 'offered')
      WHERE w.slot_id = ANY (${slotIds}::uuid[]) AND w.status IN ('waiting', 'offered'))`;
  for (const activityId of new Set(slots.map((slot) => slot.activity_id))) {
    const activity = await findActivity(tx, activityId);
    if (!activity) continue;
    const calendars = await schoolCalendars(tx, city, activity);
    const { rules, waitlist } = activity.settings;
    for (const slot of slots.filter((candidate) => candidate.activity_id === activityId)) {
      const [day, calendar] = [localDate(slot.day), calendars(slot.school_id)];
      const lastMoment = lastBookingMoment(rules, day, calendar, city.timezone);
      const end = offerExpiry({ now, hours: waitlist.offerHours, lastMoment, zone: city.timezone });
      windows[slot.id] = calendar.dayState(day).open ? (end?.toString() ?? null) : null;
    }
  }
  return windows;
}

/** The last moment at which a day can be booked at all, late bookings included. */
export function lastBookingMoment(
  rules: BookingRules,
  day: LocalDate,
  calendar: SchoolCalendar,
  zone: string,
): Temporal.Instant {
  const ordinary = lastMoment(rules.booking, day, calendar, zone);
  if (!rules.lateBooking) return ordinary;
  const late = lastMoment(rules.lateBooking.until, day, calendar, zone);
  return Temporal.Instant.compare(late, ordinary) > 0 ? late : ordinary;
}
