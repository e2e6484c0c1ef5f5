import "server-only";
import type { Temporal } from "temporal-polyfill";
import { findActivity } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays, dayOf, type LocalDate, localDate } from "@/server/platform/dates";
import { enrolledAgain } from "../data/enrolled-again";
import { laterOf } from "../domain/askability";
import { endingLines } from "../domain/ending-effects";
import type { RequestEnding } from "../domain/request-detail";
import { type BookingsAfter, bookingsAfter } from "./bookings-after";

interface Ending {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly familyId: string;
  readonly childId: string;
  readonly activityId: string;
  readonly lastDay: LocalDate;
  readonly askedAt: Temporal.Instant;
  readonly now: Temporal.Instant;
}

const NOTHING: BookingsAfter = { free: [], late: [], lateSlots: [], waiting: [] };

/** The first day that ends with an enrolment: after its last one, and after today. */
export function firstDayGone({ city, lastDay, now }: Pick<Ending, "city" | "lastDay" | "now">): LocalDate {
  return addDays(laterOf(lastDay, dayOf(now, city.timezone)), 1);
}

/** What ends for the household that asked, by the deadlines of the moment when it did (B1, C4). */
export async function readEndingEffects(ending: Ending): Promise<BookingsAfter> {
  const activity = await findActivity(ending.tx, ending.activityId);
  return activity ? bookingsAfter({ ...ending, activity, from: firstDayGone(ending) }) : NOTHING;
}

/** The same for staff, who see what it takes from another household of the child too. */
export async function readRequestEnding(ending: Ending): Promise<RequestEnding> {
  const { lastDay } = ending;
  const { free, late, waiting } = await readEndingEffects(ending);
  const effects = { free, late, waiting, elsewhere: await heldElsewhere(ending) };
  return { lastDay, ...effects, seen: endingLines("accepted", lastDay, effects) };
}

async function heldElsewhere(ending: Ending): Promise<LocalDate[]> {
  const { tx, familyId, childId, activityId } = ending;
  const rows = await tx.$queryRaw<{ day: string }[]>`
    SELECT h.day::text FROM booking h WHERE h.child_id = ${childId}::uuid AND h.family_id <> ${familyId}::uuid
      AND h.activity_id = ${activityId}::uuid AND h.day >= ${firstDayGone(ending)}::date AND h.status = 'booked'
      AND NOT ${enrolledAgain(ending)} ORDER BY h.day`;
  return rows.map(({ day }) => localDate(day));
}
