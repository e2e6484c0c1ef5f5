import { Temporal } from "temporal-polyfill";
import type { BookingCheck, Opening } from "@/server/catalogue/domain";

/** A booking window that is open: in time, or late at the price of late bookings. */
export type OpenWindow = Extract<BookingCheck, { tag: "open" | "open_late" }>;

/** Why the town takes no booking of this child now, whatever the deadlines (C3). */
export type NotOpen = Exclude<Opening, { tag: "open" }>;

/** What to say of a window that is not open: nothing of one that will open too late, or before the day itself may be booked. */
export function notOpen(opening: Opening, check: BookingCheck): NotOpen | undefined {
  if (opening.tag === "open" || check.tag === "too_late") return undefined;
  const waitsForTheDay =
    opening.tag === "opens_later" &&
    check.tag === "too_early" &&
    Temporal.Instant.compare(opening.at, check.opensAt) <= 0;
  return waitsForTheDay ? undefined : opening;
}

/** The deadline, or the end of the town's window where that comes first. */
export function endingWith(opening: Opening, window: OpenWindow): OpenWindow {
  const end = opening.tag === "open" ? opening.until : null;
  return end && Temporal.Instant.compare(end, window.until) < 0 ? { ...window, until: end } : window;
}
