import { Temporal } from "temporal-polyfill";
import type { LocalDate } from "@/server/platform/dates";
import { type Audience, type AudienceChild, isMeant } from "./audience";
import type { OpeningKind } from "./choices";
import { isPast } from "./deadline-check";

/** A time during which a town takes bookings or enrolments for an activity, from those whom it is for (C3). */
export interface OpeningWindow {
  readonly id: string;
  readonly kind: OpeningKind;
  readonly opensAt: Temporal.Instant;
  /** The last minute, still in time; null: it stays open. */
  readonly closesAt: Temporal.Instant | null;
  /** The days of the activity that it is about, both included; null: no bound. Of bookings only. */
  readonly firstDay: LocalDate | null;
  readonly lastDay: LocalDate | null;
  readonly audience: Audience;
  /** Grows with each change: two agents do not overwrite one another. */
  readonly version: number;
}

export interface OpeningQuestion {
  readonly kind: OpeningKind;
  /** The day to book. Without one, windows of any days are looked at. */
  readonly day?: LocalDate;
  readonly child: AudienceChild;
}

export type Opening =
  /** Null: no window sets an end. The deadlines of the activity hold all the same. */
  | { readonly tag: "open"; readonly until: Temporal.Instant | null }
  | { readonly tag: "opens_later"; readonly at: Temporal.Instant }
  | { readonly tag: "closed"; readonly since: Temporal.Instant }
  /** No window is for this child: whom those are for that are not over, each once. */
  | { readonly tag: "not_for"; readonly audiences: readonly Audience[] };

/** Whether the window is about a day; one without bounds is about all. */
export function covers({ firstDay, lastDay }: Pick<OpeningWindow, "firstDay" | "lastDay">, day: LocalDate): boolean {
  return (firstDay === null || firstDay <= day) && (lastDay === null || day <= lastDay);
}

/** Where `now` stands in one window, whoever asks. */
export function stageOf(
  { opensAt, closesAt }: Pick<OpeningWindow, "opensAt" | "closesAt">,
  now: Temporal.Instant,
): "before" | "open" | "over" {
  if (closesAt && isPast(closesAt, now)) return "over";
  return Temporal.Instant.compare(now, opensAt) < 0 ? "before" : "open";
}

/**
 * Whether a child may be booked or enrolled now, and else why not. Without any window about what is asked, it may: nothing
 * changes for a town that sets none. With some, any one that is open and for this child admits it, whatever the others say.
 * Cancelling is never asked here: deadlines alone govern it.
 */
export function openingOf(
  windows: readonly OpeningWindow[],
  { kind, day, child }: OpeningQuestion,
  now: Temporal.Instant,
): Opening {
  const about = windows.filter((window) => window.kind === kind && (day === undefined || covers(window, day)));
  if (about.length === 0) return { tag: "open", until: null };
  const own = about.filter(({ audience }) => isMeant(audience, child));
  if (own.length === 0) {
    const others = about.filter((window) => stageOf(window, now) !== "over");
    return others.length > 0 ? { tag: "not_for", audiences: eachOnce(others) } : closed(about, now);
  }
  const open = own.filter((window) => stageOf(window, now) === "open");
  if (open.length > 0) return { tag: "open", until: latestEnd(open) };
  const starts = own.filter((window) => stageOf(window, now) === "before").map(({ opensAt }) => opensAt);
  const [next] = starts.toSorted(Temporal.Instant.compare);
  return next ? { tag: "opens_later", at: next } : closed(own, now);
}

function closed(over: readonly OpeningWindow[], now: Temporal.Instant): Opening {
  return { tag: "closed", since: latestEnd(over) ?? now };
}

/** The latest end of these windows; null as soon as one of them has none, and when there is none of them. */
export function latestEnd(windows: readonly OpeningWindow[]): Temporal.Instant | null {
  const ends = windows.map(({ closesAt }) => closesAt);
  if (ends.includes(null)) return null;
  return (
    ends
      .filter((end) => end !== null)
      .toSorted(Temporal.Instant.compare)
      .at(-1) ?? null
  );
}

function eachOnce(windows: readonly OpeningWindow[]): Audience[] {
  const known = new Map<string, Audience>();
  for (const { audience } of windows) {
    const { residences, schools, levels } = audience;
    const key = [residences, schools.map(({ id }) => id), levels].map((list) => list.toSorted().join(" ")).join("|");
    if (!known.has(key)) known.set(key, audience);
  }
  return [...known.values()];
}
