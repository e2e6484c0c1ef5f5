import type { Temporal } from "temporal-polyfill";
import {
  type BookingRules,
  type CancellingCheck,
  type ClosedReason,
  checkBooking,
  checkCancelling,
  type Opening,
  type SchoolCalendar,
  type SchoolLevel,
} from "@/server/catalogue/domain";
import { weekParity } from "@/server/families/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import { endingWith, type NotOpen, notOpen, type OpenWindow } from "./opened-check";

/** What a family can know and do about one child on one day (B2, C3–C6). */
export type Cell =
  | {
      readonly tag: "booked";
      readonly bookingId: string;
      readonly slotId: string;
      /** Null for a reader who may not know amounts. */
      readonly price: Cents | null;
      readonly late: boolean;
      readonly cancelling: CancellingCheck;
    }
  /** By the other household of the child: seen, without its amounts. */
  | { readonly tag: "bookedElsewhere" }
  | { readonly tag: "waitingElsewhere" }
  | { readonly tag: "waiting"; readonly entryId: string; readonly slotId: string; readonly place: number }
  | { readonly tag: "offered"; readonly entryId: string; readonly until: Temporal.Instant }
  | { readonly tag: "closed"; readonly reason: ClosedReason }
  | { readonly tag: "notEnrolled" }
  /** Alternating custody: the week of the other parent, who books it. */
  | { readonly tag: "otherWeek" }
  /** The town has not opened places for that day. */
  | { readonly tag: "noPlacesYet" }
  /** The school divides its places among levels, and has none for this one (C5). `level`: "" when it is not known. */
  | { readonly tag: "noPlacesForLevel"; readonly level: string }
  /** Until then the child is at no school that the town knows of: only an agent can change that day. */
  | { readonly tag: "beforeSchool"; readonly from: LocalDate }
  /** The town's windows: not yet, no more, or not for this child. */
  | { readonly tag: "notOpen"; readonly opening: NotOpen }
  | { readonly tag: "tooEarly"; readonly opensAt: Temporal.Instant }
  | { readonly tag: "tooLate"; readonly closedAt: Temporal.Instant }
  /** `cancelling`: what could be undone of it, once booked now. */
  | {
      readonly tag: "free";
      readonly slotId: string;
      readonly places: number;
      readonly window: OpenWindow;
      readonly cancelling: CancellingCheck;
    }
  /** `nextPlace`: the rank that a new entry would have. `levels`: those that share the places; none for the whole school. */
  | {
      readonly tag: "full";
      readonly slotId: string;
      readonly levels: readonly SchoolLevel[];
      readonly nextPlace: number;
      readonly waitlist: boolean;
      readonly window: OpenWindow;
      readonly cancelling: CancellingCheck;
    };

export interface CellChild {
  readonly id: string;
  /** "CE1"; "" where the town does not know it. */
  readonly level: string;
  readonly enrolments: readonly { readonly firstDay: LocalDate; readonly lastDay: LocalDate }[];
  /** The weeks of this household, by ISO number; null when the child is always here. */
  readonly custodyWeeks: "even" | "odd" | null;
}

/** What the base holds about a cell. */
export interface CellRecord {
  readonly slot: {
    readonly id: string;
    readonly free: number;
    /** Those who would be ahead of the child in its queue. */
    readonly ahead: number;
    /** Those that share its places; none where it is for the whole school, or for those who are in no group. */
    readonly levels: readonly SchoolLevel[];
  } | null;
  /** The school has places that day, and none of them is for the child's level. */
  readonly isForOtherLevels: boolean;
  readonly booking: {
    readonly id: string;
    readonly slotId: string;
    readonly own: boolean;
    readonly price: Cents | null;
    readonly late: boolean;
  } | null;
  readonly entry: {
    readonly id: string;
    readonly own: boolean;
    readonly slotId: string;
    readonly place: number;
    /** When the place is offered: until when. */
    readonly offeredUntil: Temporal.Instant | null;
  } | null;
}

export interface CellSetting {
  /** Of the school of the day. */
  readonly calendar: SchoolCalendar;
  /** The first day at a school, of a child who is at none that the town knows of; else null. */
  readonly noSchoolUntil: LocalDate | null;
  readonly rules: BookingRules;
  readonly waitlist: boolean;
  /** What the town's windows say of this child and day. */
  readonly opening: Opening;
  readonly zone: string;
  readonly now: Temporal.Instant;
}

/** The state of one cell: what is held first, then whether the day is open, then whether it can be booked now. */
export function cellOf(child: CellChild, day: LocalDate, record: CellRecord, setting: CellSetting): Cell {
  const question = { day, calendar: setting.calendar, zone: setting.zone, now: setting.now };
  const { booking, entry, slot } = record;
  if (booking) {
    if (!booking.own) return { tag: "bookedElsewhere" };
    const { id, slotId, price, late } = booking;
    const cancelling = checkCancelling(setting.rules, question);
    return { tag: "booked", bookingId: id, slotId, price, late, cancelling };
  }
  if (entry) {
    if (!entry.own) return { tag: "waitingElsewhere" };
    if (entry.offeredUntil) return { tag: "offered", entryId: entry.id, until: entry.offeredUntil };
    return { tag: "waiting", entryId: entry.id, slotId: entry.slotId, place: entry.place };
  }
  const state = setting.calendar.dayState(day);
  if (!state.open) return { tag: "closed", reason: state.reason };
  if (!child.enrolments.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay))
    return { tag: "notEnrolled" };
  if (child.custodyWeeks && child.custodyWeeks !== weekParity(day)) return { tag: "otherWeek" };
  const check = checkBooking(setting.rules, question);
  if (setting.noSchoolUntil) {
    // Once its time is over, that is the reason, as on any other day.
    if (check.tag === "too_late") return { tag: "tooLate", closedAt: check.closedAt };
    return { tag: "beforeSchool", from: setting.noSchoolUntil };
  }
  const shut = notOpen(setting.opening, check);
  if (shut) return { tag: "notOpen", opening: shut };
  if (!slot) return record.isForOtherLevels ? { tag: "noPlacesForLevel", level: child.level } : { tag: "noPlacesYet" };
  if (check.tag === "too_early") return { tag: "tooEarly", opensAt: check.opensAt };
  if (check.tag === "too_late") return { tag: "tooLate", closedAt: check.closedAt };
  const window = endingWith(setting.opening, check);
  const cancelling = checkCancelling(setting.rules, question);
  if (slot.free > 0) return { tag: "free", slotId: slot.id, places: slot.free, window, cancelling };
  const { id: slotId, levels, ahead } = slot;
  return { tag: "full", slotId, levels, nextPlace: ahead + 1, waitlist: setting.waitlist, window, cancelling };
}

/** Whether the family can tick or untick the box of this cell now; else its state is a text with its reason. */
export function isEditable(cell: Cell): boolean {
  switch (cell.tag) {
    case "booked":
      return cell.cancelling.tag !== "too_late";
    case "full":
      return cell.waitlist;
    case "waiting":
    case "free":
      return true;
    default:
      return false;
  }
}
