import type { Temporal } from "temporal-polyfill";
import { offerExpiry } from "@/server/booking/domain";
import { lastMoment } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { FamilyDraft } from "../families/draft";
import type { AccountOf } from "../families/family-rows";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town, TownActivity } from "../town/town";
import { bookedAt, type Days, firstSchoolDay, type Meal } from "./meals";
import { unitPrice } from "./prices";
import type { Eater, TightDays } from "./tight-days";

export interface BookingWriting {
  readonly rows: Rows;
  readonly town: Town;
  readonly activity: TownActivity;
  readonly random: Random;
  readonly now: Temporal.Instant;
  readonly days: Days;
  readonly accountOf: AccountOf;
  /** Books for the families that have no login. */
  readonly clerkId: string;
}

const key = (schoolId: string, day: LocalDate) => `${schoolId} ${day}`;

/** Each of these children is enrolled, once even when in two homes. */
export function addEnrolments({ rows, town, activity, random }: BookingWriting, eaters: readonly Eater[]): void {
  const seen = new Set<string>();
  for (const { child, family } of eaters) {
    if (seen.has(child.id)) continue;
    seen.add(child.id);
    rows.add("enrolment", {
      city_id: town.id,
      id: random.id(),
      child_id: child.id,
      activity_id: activity.id,
      family_id: family.id,
      first_day: [town.firstDay, firstSchoolDay(child)].sort().at(-1),
      last_day: town.lastDay,
    });
  }
}

/** One slot per school and open day, with what is taken already; gives their identifiers. */
export function addSlots(
  { rows, town, activity, random, days }: BookingWriting,
  meals: readonly Meal[],
  { full, left }: TightDays,
): (schoolId: string, day: LocalDate) => string {
  const taken = new Map<string, number>();
  const take = (at: string) => taken.set(at, (taken.get(at) ?? 0) + 1);
  for (const { child, day, cancelled } of meals) if (!cancelled) take(key(child.school.id, day));
  for (const { schoolId, day, offered } of full) if (offered) take(key(schoolId, day));
  const isFull = new Set(full.map(({ schoolId, day }) => key(schoolId, day)));
  const ids = new Map<string, string>();
  for (const school of town.schools) {
    const { id: schoolId } = school;
    const seats = activity.placesAt(school);
    if (seats === undefined) continue;
    for (const day of days.open) {
      const at = key(schoolId, day);
      const used = taken.get(at) ?? 0;
      const short = left.get(at);
      const capacity = isFull.has(at) ? used : short === undefined ? Math.max(seats, used) : used + short;
      const id = random.id();
      ids.set(at, id);
      rows.add("slot", {
        city_id: town.id,
        id,
        activity_id: activity.id,
        school_id: schoolId,
        day,
        capacity,
        taken: used,
      });
    }
  }
  return (schoolId, day) => ids.get(key(schoolId, day)) ?? "";
}

/** Who books for a family: the first adult with the right and a login, else the clerk. */
function bookerOf({ accountOf, clerkId }: BookingWriting, { members }: FamilyDraft): string {
  const able = members.filter(({ rights }) => rights.includes("book"));
  return able.map(({ adult }) => accountOf(adult.id)).find((id) => id !== undefined) ?? clerkId;
}

export function addBookings(
  writing: BookingWriting,
  meals: readonly Meal[],
  slotOf: (schoolId: string, day: LocalDate) => string,
): void {
  const { rows, town, activity, random, now } = writing;
  for (const { child, family, day, cancelled, late } of meals) {
    const fee = unitPrice(activity, family, child.diet, day, late);
    const booker = bookerOf(writing, family);
    const at = bookedAt(random, day, late, town.entry.timezone, now);
    rows.add("booking", {
      city_id: town.id,
      id: random.id(),
      slot_id: slotOf(child.school.id, day),
      activity_id: activity.id,
      day,
      child_id: child.id,
      family_id: family.id,
      status: cancelled ? "cancelled" : "booked",
      late,
      price_cents: fee.total,
      fee,
      booked_by: booker,
      booked_at: at,
      cancelled_by: cancelled ? booker : null,
      cancelled_at: cancelled ? at : null,
      // Some of those of the past came too late, and stay due.
      cancelled_late: cancelled && day < now.toString().slice(0, 10) && Number(day.slice(-2)) % 5 === 0,
    });
  }
}

/** An offer that runs, for which the base must be told when it ends. */
export interface OpenOffer {
  readonly entryId: string;
  readonly expiresAt: Temporal.Instant;
}

export function addWaitlists(
  writing: BookingWriting,
  { full }: TightDays,
  slotOf: (schoolId: string, day: LocalDate) => string,
): OpenOffer[] {
  const { rows, town, activity, random, now } = writing;
  const offers: OpenOffer[] = [];
  const offeredAt = now.subtract({ hours: 2 });
  const { rules, waitlist } = activity.entry.settings;
  const zone = town.entry.timezone;
  for (const { schoolId, day, waiting, offered } of full) {
    for (const [index, { child, family }] of waiting.entries()) {
      const isOffer = offered && index === 0;
      const id = random.id();
      // The full days are far enough for their own deadline to come later.
      const closes = lastMoment(rules.booking, day, activity.openDays, zone);
      const expiresAt = isOffer
        ? offerExpiry({ now: offeredAt, hours: waitlist.offerHours, lastMoment: closes, zone })
        : undefined;
      if (expiresAt) offers.push({ entryId: id, expiresAt });
      rows.add("waitlist_entry", {
        city_id: town.id,
        id,
        slot_id: slotOf(schoolId, day),
        activity_id: activity.id,
        day,
        child_id: child.id,
        family_id: family.id,
        status: expiresAt ? "offered" : "waiting",
        requested_by: bookerOf(writing, family),
        created_at: now.subtract({ hours: 24 * 6 - index }).toString(),
        offered_at: expiresAt ? offeredAt.toString() : null,
        offer_expires_at: expiresAt?.toString() ?? null,
      });
    }
  }
  return offers;
}
