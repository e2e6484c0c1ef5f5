import { addDays, type LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import { recapChanges } from "./recap";

/** What a child holds at a school that it leaves. */
export interface HeldDay {
  /** Of the booking, or of the entry of a queue. */
  readonly id: string;
  readonly familyId: string;
  readonly slotId: string;
  readonly day: LocalDate;
  readonly activityId: string;
  readonly activityName: string;
  readonly what: "booking" | "offered" | "waiting";
  /** Of a booking: made after the deadline. */
  readonly late: boolean;
  /**
   * Before the first day, at a school where a change noted earlier was to lead: it goes back to the school where the child is until
   * that day, and not to the new one.
   */
  readonly back: boolean;
}

/** The places of the same day and activity at the school where the child will be that day, for its level. */
export interface NewPlace {
  readonly slotId: string;
  readonly free: number;
  /** Somebody waits who could have a free one: it is theirs. */
  readonly isWanted: boolean;
  readonly isOpen: boolean;
  /** Whether the activity has a waiting list, and the day can still be booked without a supplement. */
  readonly queue: "open" | "none" | "late";
}

/**
 * Why a day is given back: closed there, no places at that date (or none for the child's level), full, full or waited for with
 * the deadline behind, or the child waits there by its other household already.
 */
export type WhyGone = "closed" | "noPlaces" | "full" | "late" | "waitsAlready";

/** Kept there, waited for there, or given back free of charge. */
export type MoveOutcome = "moved" | "waiting" | "gone";

/** What a recap tells apart: "back" is kept, or waited for, at the school where the child is until the first day. */
export type MoveGroup = MoveOutcome | "backMoved" | "backWaiting";

/** The order of a recap. */
const MOVE_GROUPS = ["backMoved", "backWaiting", "moved", "waiting", "gone"] as const satisfies readonly MoveGroup[];

function groupOf({ outcome, back }: Pick<MovedDay, "outcome" | "back">): MoveGroup {
  if (!back || outcome === "gone") return outcome;
  return outcome === "moved" ? "backMoved" : "backWaiting";
}

export interface MovedDay extends HeldDay {
  readonly outcome: MoveOutcome;
  /** Of a day that is given back; null for others. */
  readonly why: WhyGone | null;
  /** At the new school; null when nothing is held there. */
  readonly toSlot: string | null;
  /** What the day will cost, where the new school has another price; else what it cost. */
  readonly newPrice: Cents | null;
}

export const placeKey = ({ activityId, day }: Pick<HeldDay, "activityId" | "day">) => `${activityId}|${day}`;

/**
 * What becomes of each day that a child holds (D3, B5). A booking keeps a place where one is free that nobody who waits could
 * have; else the child waits, behind those who are there; else it is given back. Who waited, or had an offer, waits there.
 */
export function planMove(held: readonly HeldDay[], places: ReadonlyMap<string, NewPlace>): MovedDay[] {
  const taken = new Map<string, number>();
  const waits = new Set<string>();
  const plan = (day: HeldDay): Pick<MovedDay, "outcome" | "why" | "toSlot"> => {
    const place = places.get(placeKey(day));
    if (!place) return gone("noPlaces");
    if (!place.isOpen) return gone("closed");
    const used = taken.get(place.slotId) ?? 0;
    if (day.what === "booking" && place.free > used && !place.isWanted) {
      taken.set(place.slotId, used + 1);
      return { outcome: "moved", why: null, toSlot: place.slotId };
    }
    if (place.queue !== "open") return gone(place.queue === "none" ? "full" : "late");
    // A child waits once for a day, whichever household asked.
    if (waits.has(place.slotId)) return gone("waitsAlready");
    waits.add(place.slotId);
    return { outcome: "waiting", why: null, toSlot: place.slotId };
  };
  return held.map((day) => ({ ...day, newPrice: null, ...plan(day) }));
}

const gone = (why: WhyGone) => ({ outcome: "gone", why, toSlot: null }) as const;

/** How long ahead a move is noted: further, places and prices are too often not known yet. */
const MOST_DAYS_AHEAD = 62;

/** The days on which a change of school may take effect. Today's meals are where they were ordered. */
export function moveDays(today: LocalDate): { readonly first: LocalDate; readonly last: LocalDate } {
  return { first: addDays(today, 1), last: addDays(today, MOST_DAYS_AHEAD) };
}

/** Between which schools, and from when. */
interface Change {
  readonly former: string | null;
  readonly school: string | null;
  readonly from: LocalDate;
}

/** What a recap says, one line for each thing: sent back with it, they tell whether it still holds. */
export function moveLines({ former, school, from }: Change, days: readonly MovedDay[]): string[] {
  const lines = days.map(({ outcome, day, activityId, familyId, what, newPrice, why }) =>
    [outcome, day, activityId, familyId, what, newPrice ?? "", why ?? ""].join("|"),
  );
  return [["school", from, former ?? "", school ?? ""].join("|"), ...lines];
}

/** The days of which a recap is no longer true, none when it is of another change; null when it holds. */
export function moveChanges(seen: readonly string[], now: readonly string[]): LocalDate[] | null {
  const { added, removed } = recapChanges(seen, now);
  const lines = [...added, ...removed];
  if (lines.length === 0) return null;
  const days = lines
    .filter((line) => !line.startsWith("school|"))
    .map((line) => (line.split("|")[1] ?? "") as LocalDate);
  return [...new Set(days)].toSorted();
}

/** By group in the order of a recap, then by activity: the days of a list. None that is empty. */
export function movesByActivity<D extends Pick<MovedDay, "outcome" | "back" | "activityName">>(days: readonly D[]) {
  return MOVE_GROUPS.flatMap((group) => {
    const ofGroup = days.filter((day) => groupOf(day) === group);
    if (ofGroup.length === 0) return [];
    const activities = [...Map.groupBy(ofGroup, ({ activityName }) => activityName)];
    return [{ group, count: ofGroup.length, activities: activities.map(([name, list]) => ({ name, days: list })) }];
  });
}
