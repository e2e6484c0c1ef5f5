import "server-only";
import type { Temporal } from "temporal-polyfill";
import { type Activity, checkCancelling, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { enrolledAgain } from "../data/enrolled-again";
import type { EndingEffects } from "../domain/ending-effects";

interface Held {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly familyId: string;
  readonly childId: string;
  readonly activity: Activity;
  /** Of the enrolment that ends. Days of a later one are left out: what is held on them stays. */
  readonly lastDay: LocalDate;
  /** From this day on. */
  readonly from: LocalDate;
  /** When the household asked: deadlines are those of that moment, however late the answer comes. */
  readonly askedAt: Temporal.Instant;
}

/** What a household holds for a child once its enrolment has ended. */
export interface BookingsAfter extends EndingEffects {
  /** The slots of `late`. */
  readonly lateSlots: readonly string[];
}

type Waiting = Pick<Held, "familyId" | "childId" | "lastDay" | "from"> & { readonly activityId: string };

/** The days from one on for which a household waits for a place of a child, or is offered one; each once. */
export async function entriesAfter(tx: Tx, held: Waiting): Promise<{ day: LocalDate; what: "waiting" | "offered" }[]> {
  const rows = await tx.$queryRaw<{ day: string; what: "waiting" | "offered" }[]>`
    SELECT h.day::text, h.status AS what FROM waitlist_entry h
    WHERE h.family_id = ${held.familyId}::uuid AND h.child_id = ${held.childId}::uuid AND h.activity_id = ${held.activityId}::uuid
      AND h.day >= ${held.from}::date AND h.status IN ('waiting', 'offered') AND NOT ${enrolledAgain(held)} ORDER BY h.day`;
  return rows.map(({ day, what }) => ({ day: localDate(day), what }));
}

/** The days alone: neither is said to a household apart. */
export async function waitingAfter(tx: Tx, held: Waiting): Promise<LocalDate[]> {
  return (await entriesAfter(tx, held)).map(({ day }) => day);
}

/** The bookings of a household for a child from a day on, parted by the deadline of a cancellation (C4, B1). */
export async function bookingsAfter(held: Held): Promise<BookingsAfter> {
  const { tx, city, familyId, childId, activity, lastDay, from, askedAt: now } = held;
  const ended = { childId, activityId: activity.id, lastDay };
  const rows = await tx.$queryRaw<{ slot: string; school: string; day: string }[]>`
    SELECT h.slot_id AS slot, s.school_id AS school, h.day::text FROM booking h
    JOIN slot s ON s.city_id = h.city_id AND s.id = h.slot_id
    WHERE h.family_id = ${familyId}::uuid AND h.child_id = ${childId}::uuid AND h.activity_id = ${activity.id}::uuid
      AND h.day >= ${from}::date AND h.status = 'booked' AND NOT ${enrolledAgain(ended)} ORDER BY h.day`;
  const waiting = await waitingAfter(tx, { ...ended, familyId, from });
  if (rows.length === 0) return { free: [], late: [], lateSlots: [], waiting };
  const calendars = await schoolCalendars(tx, city, activity);
  const known = rows.map(({ slot, school, day }) => {
    const question = { day: localDate(day), calendar: calendars(school), zone: city.timezone, now };
    return { slot, day: question.day, late: checkCancelling(activity.settings.rules, question).tag !== "open" };
  });
  const late = known.filter((booking) => booking.late);
  return {
    free: known.filter((booking) => !booking.late).map(({ day }) => day),
    late: late.map(({ day }) => day),
    lateSlots: late.map(({ slot }) => slot),
    waiting,
  };
}
