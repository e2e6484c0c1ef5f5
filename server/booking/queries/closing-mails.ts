import "server-only";
import type { Temporal } from "temporal-polyfill";
import { checkBooking, listActivities, openingOf, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { lateCosts } from "@/server/fees";
import type { LocalDate } from "@/server/platform/dates";
import { addressesToTell, lostPlaces, reopenedPlaces } from "../data/closing-households";
import { closingRow } from "../data/closing-lines";
import { closingMail, type OpenAgain, reopeningMail } from "../domain/closing-mails.fr";
import type { BookingMail } from "./mails";

const monthPath = (day: LocalDate) => `/famille/reservations?mois=${day.slice(0, 7)}`;

/** Days of children of a household in activities. */
export interface AskedDays {
  readonly familyId: string;
  readonly days: readonly { readonly childId: string; readonly activityId: string; readonly day: LocalDate }[];
}

interface ClosingTold {
  readonly closingId: string;
  readonly familyId: string;
  /** Those of these days that the household was invoiced for, by their place in the list: only invoices know. */
  readonly billedAmong: (asked: AskedDays) => Promise<ReadonlySet<number>>;
}

/** What a closing takes from a household; undefined when it took nothing, or there is nobody to write to. */
export async function readClosingMail(tx: Tx, told: ClosingTold): Promise<BookingMail | undefined> {
  const { closingId, familyId, billedAmong } = told;
  const closing = await closingRow(tx, closingId);
  const losses = await lostPlaces(tx, closingId, familyId);
  const [first] = losses;
  if (!closing || !first) return undefined;
  const names = new Map((await listActivities(tx)).map(({ id, name }) => [id, name]));
  const billed = await billedAmong({ familyId, days: losses });
  const lines = losses.map((loss, index) => ({
    ...loss,
    activityName: names.get(loss.activityId) ?? "",
    billed: billed.has(index),
  }));
  const to = await addressesToTell(tx, familyId);
  return { ...closingMail(closing, lines), to, familyId, path: monthPath(first.day) };
}

interface MailScope {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
}

/**
 * The days that a household had lost and that the end of a closing opens, as they are now: one that another closing keeps
 * closed is left out. Undefined when none is left, or there is nobody to write to.
 */
export async function readReopeningMail(
  { tx, city, now }: MailScope,
  closingId: string,
  familyId: string,
): Promise<BookingMail | undefined> {
  const closing = await closingRow(tx, closingId);
  const from = closing?.reopenedFrom;
  if (!closing || !from) return undefined;
  const losses = await reopenedPlaces(tx, closingId, from, familyId);
  const days: OpenAgain[] = [];
  for (const activity of await listActivities(tx)) {
    const mine = losses.filter(({ activityId }) => activityId === activity.id);
    if (mine.length === 0) continue;
    const calendars = await schoolCalendars(tx, city, activity);
    const lateCost = await lateCosts(tx, activity.id);
    for (const { firstName, day, schoolId, child } of mine) {
      const calendar = calendars(schoolId);
      if (!calendar.dayState(day).open) continue;
      const booking = checkBooking(activity.settings.rules, { day, calendar, zone: city.timezone, now });
      const opening = openingOf(activity.openings, { kind: "booking", day, child }, now);
      days.push({ firstName, day, activityName: activity.name, booking, opening, lateCost: lateCost(day) });
    }
  }
  const [first] = days.sort((a, b) => a.day.localeCompare(b.day));
  if (!first) return undefined;
  const to = await addressesToTell(tx, familyId);
  return {
    ...reopeningMail({ ...closing, labels: [...new Set(losses.map(({ label }) => label))] }, days, city.timezone),
    to,
    familyId,
    path: monthPath(first.day),
  };
}
