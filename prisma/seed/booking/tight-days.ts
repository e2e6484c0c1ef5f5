import { type LocalDate, weekday } from "@/server/platform/dates";
import type { ChildDraft, FamilyDraft } from "../families/draft";
import type { Random } from "../random";
import { isWeekOf } from "./meals";

/** Full days per school ahead, and days with a few places left. */
const FULL_DAYS = 3;
const SHORT_DAYS = 2;
/** Deadlines of the coming days may be over: a full day must be one that can still be asked for. */
const FIRST_TIGHT = 7;
const FEWEST_PUPILS = 4;

export interface Eater {
  readonly child: ChildDraft;
  readonly weeks: "even" | "odd" | null;
  readonly family: FamilyDraft;
}

/** A day on which a canteen has no place left, and who waits for one, first come first. */
export interface FullDay {
  readonly schoolId: string;
  readonly day: LocalDate;
  readonly waiting: readonly Eater[];
  /** The first of those who wait has been offered a place and has not answered yet. */
  readonly offered: boolean;
}

export interface TightDays {
  readonly full: readonly FullDay[];
  /** Places left beyond those booked, by `school day`. */
  readonly left: ReadonlyMap<string, number>;
}

interface Situation {
  readonly ahead: readonly LocalDate[];
  readonly eaters: readonly Eater[];
  readonly isBooked: (childId: string, day: LocalDate) => boolean;
  /** Families that are to find themselves on a waitlist, and the one that has an offer to answer. */
  readonly named: ReadonlySet<string>;
  readonly offeredFamilyId: string;
}

/** Days when places are short, school by school: Tuesdays and Fridays, which named families leave free. */
export function tightDays(random: Random, situation: Situation): TightDays {
  const full: FullDay[] = [];
  const left = new Map<string, number>();
  const schools = new Set(situation.eaters.map(({ child }) => child.school.id));
  for (const schoolId of schools) {
    const pupils = situation.eaters.filter(({ child }) => child.school.id === schoolId);
    if (pupils.length < FEWEST_PUPILS) continue;
    const candidates = situation.ahead.slice(FIRST_TIGHT).filter((day) => [2, 5].includes(weekday(day)));
    const drawn = random.shuffle(candidates);
    for (const [index, day] of drawn.slice(0, FULL_DAYS).entries()) {
      const waiting = queue(random, situation, pupils, day, index === 0);
      if (waiting.length > 0) full.push({ schoolId, day, waiting, offered: index === 0 });
    }
    for (const day of drawn.slice(FULL_DAYS, FULL_DAYS + SHORT_DAYS)) {
      left.set(`${schoolId} ${day}`, random.between(1, 3));
    }
  }
  return { full, left };
}

function queue(
  random: Random,
  { isBooked, named, offeredFamilyId }: Situation,
  pupils: readonly Eater[],
  day: LocalDate,
  withOffer: boolean,
): Eater[] {
  const free = pupils.filter(({ child, weeks }) => isWeekOf(weeks, day) && !isBooked(child.id, day));
  const others = random.shuffle(free.filter(({ family }) => !named.has(family.id))).slice(0, random.between(3, 9));
  const expected = free.filter(({ family }) => named.has(family.id));
  const first = withOffer ? expected.filter(({ family }) => family.id === offeredFamilyId).slice(0, 1) : [];
  const rest = expected.filter((eater) => !first.includes(eater) && random.chance(0.6));
  return [...first, ...others.slice(0, 3), ...rest, ...others.slice(3)];
}
