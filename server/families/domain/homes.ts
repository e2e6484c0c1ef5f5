import type { HomePlace } from "@/server/catalogue/domain";
import { addDays, type LocalDate } from "@/server/platform/dates";

export interface HomeChange {
  readonly residence: HomePlace;
  readonly from: LocalDate;
}

/** Where a household lives for the fees, from day to day (docs/adr/0015). */
export interface Homes {
  /** What is on file without a date: it holds before the first change, and for ever without one. */
  readonly first: HomePlace;
  /** Oldest first; of two from one day, the one that was recorded last comes last, and counts. */
  readonly changes: readonly HomeChange[];
}

/** The change that counts on a day; undefined where none does yet. */
export function changeOn({ changes }: Homes, day: LocalDate): HomeChange | undefined {
  return changes.findLast(({ from }) => from <= day);
}

export function homeOn(homes: Homes, day: LocalDate): HomePlace {
  return changeOn(homes, day)?.residence ?? homes.first;
}

/** A change that counts on a day, with where the household lived on the eve of it. */
export interface Move extends HomeChange {
  readonly before: HomePlace;
}

export function moveOn(homes: Homes, day: LocalDate): Move | null {
  const change = changeOn(homes, day);
  return change ? { ...change, before: homeOn(homes, addDays(change.from, -1)) } : null;
}

/** What counts from a day on, one line for each place where it is another: what a correction replaced is not said. */
export function timeline(homes: Homes): HomeChange[] {
  const days = [...new Set(homes.changes.map(({ from }) => from))];
  return days.flatMap((from) => {
    const move = moveOn(homes, from);
    return move && move.residence !== move.before ? [{ residence: move.residence, from }] : [];
  });
}

/** From when a new address counts, and where the household lives for the fees on that day as far as is known. */
export interface HomeToConfirm {
  readonly from: LocalDate;
  readonly residence: HomePlace;
  readonly moves: readonly HomeChange[];
  /** Goes back with the form: moves that somebody else has written meanwhile are not overwritten. */
  readonly version: string;
}

/** The days from which a move may be written, both included: as for the shares of a bill. A mistyped year is not among them. */
export function likelyMoves(today: LocalDate): { readonly earliest: LocalDate; readonly latest: LocalDate } {
  return { earliest: addDays(today, -730), latest: addDays(today, 365) };
}

export function isLikelyMove(day: LocalDate, today: LocalDate): boolean {
  const { earliest, latest } = likelyMoves(today);
  return earliest <= day && day <= latest;
}
