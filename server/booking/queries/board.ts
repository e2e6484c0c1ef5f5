import "server-only";
import type { Temporal } from "temporal-polyfill";
import { type Activity, listActivities, openingOf, type SchoolCalendar, schoolCalendars } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { PriceSight } from "@/server/families";
import { homeOn } from "@/server/families/domain";
import { type FeeError, type FeeLine, type PriceBook, priceBook } from "@/server/fees";
import { daysBetween, type LocalDate } from "@/server/platform/dates";
import { ok, type Result } from "@/server/platform/result";
import { cellRecords } from "../data/cell-records";
import { enrolledActivities, type FamilyChild, familyChildren } from "../data/family-children";
import { type Cell, type CellRecord, cellOf } from "../domain/cell";
import { type CellKey, cellKey } from "../domain/cell-key";
import { feeFactsOf } from "../domain/fee-facts";
import { noSchoolUntil, schoolingOn } from "../domain/schooling";

/** Who looks, when and where: what every read and use case of this context is given. */
export interface BookingScope {
  readonly tx: Tx;
  readonly city: { readonly department: string; readonly timezone: string };
  readonly familyId: string;
  readonly now: Temporal.Instant;
  /** What the reader may know of prices: what they may not is not read (docs/adr/0011). */
  readonly sight: PriceSight;
}

/** What the product itself reads to book at a price, whoever asks for it. Never what is shown. */
export const WHOLE_SIGHT: PriceSight = { amounts: true, calculation: true };

export interface Period {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The children of a family over a period, for one activity: each cell with its state and its price (B2, B3). */
export interface Board extends Period {
  readonly activity: Activity;
  /** All those of the town, this one included. */
  readonly activities: readonly Activity[];
  readonly zone: string;
  readonly days: readonly LocalDate[];
  readonly children: readonly FamilyChild[];
  /** Of the school where the child is on that day (D3). */
  calendar(child: FamilyChild, day: LocalDate): SchoolCalendar;
  cell(child: FamilyChild, day: LocalDate): Cell;
  /** What one unit costs the family that day, with its explanation; null where the reader may not know amounts. */
  price(child: FamilyChild, day: LocalDate, late: boolean): Result<FeeLine | null, FeeError>;
  /** Whether the town knows no quotient familial that counts on a day. Not said to who may not know the calculation. */
  isQuotientMissing(day: LocalDate): boolean;
}

const NOTHING: CellRecord = { slot: null, isForOtherLevels: false, booking: null, entry: null };

/**
 * Reads a board in six statements, whatever the number of children and days; in seven where a school divides its places.
 * Without `activityId`, the first activity of the town that a child of the family is enrolled in, else the first. Undefined
 * when the town has none, or not that one.
 */
export async function readBoard(scope: BookingScope, period: Period, activityId?: string): Promise<Board | undefined> {
  const { tx, city, familyId, now, sight } = scope;
  const activities = await listActivities(tx);
  const activity = activityId ? activities.find(({ id }) => id === activityId) : await usualOf(scope, activities);
  if (!activity) return undefined;
  const { children, homes } = await familyChildren(tx, familyId, activity.id);
  const { amounts } = sight;
  const { queueOrder } = activity;
  const records = await cellRecords(tx, {
    familyId,
    activityId: activity.id,
    children,
    amounts,
    queueOrder,
    ...period,
  });
  const calendarOf = await schoolCalendars(tx, city, activity);
  const family = { id: familyId, homes };
  const prices = await priceBook(tx, { activityId: activity.id, family, withoutQuotient: !amounts });
  const zone = city.timezone;
  const calendar = (child: FamilyChild, day: LocalDate) => calendarOf(schoolingOn(child, day).schoolId ?? "");
  return {
    activity,
    activities,
    zone,
    children,
    ...period,
    days: daysBetween(period.first, period.last),
    calendar,
    cell: rememberedCell((child, day) =>
      cellOf(child, day, records.get(cellKey(child.id, day)) ?? NOTHING, {
        calendar: calendar(child, day),
        noSchoolUntil: noSchoolUntil(child, day),
        rules: activity.settings.rules,
        waitlist: activity.settings.whenFull === "waitlist",
        opening: openingOf(
          activity.openings,
          {
            kind: "booking",
            day,
            child: { level: child.level, schoolId: schoolingOn(child, day).schoolId, residence: homeOn(homes, day) },
          },
          now,
        ),
        zone,
        now,
      }),
    ),
    isQuotientMissing: (day) => sight.calculation && prices.quotientOn(day) === null,
    price: (child, day, late) => {
      const fee = priceOf(prices, children, child, day, late);
      return fee.ok && !amounts ? ok(null) : fee;
    },
  };
}

/** The first activity in which a child of the family is enrolled, else the first. */
async function usualOf({ tx, familyId }: BookingScope, activities: readonly Activity[]): Promise<Activity | undefined> {
  const [first] = activities;
  if (activities.length < 2) return first;
  const enrolled = await enrolledActivities(tx, familyId);
  return activities.find(({ id }) => enrolled.has(id)) ?? first;
}

/** Each cell is worked out once: a page asks for it to show it, to count it, and to say what it showed. */
function rememberedCell(cell: Board["cell"]): Board["cell"] {
  const known = new Map<CellKey, Cell>();
  return (child, day) => {
    const key = cellKey(child.id, day);
    const found = known.get(key) ?? cell(child, day);
    known.set(key, found);
    return found;
  };
}

function priceOf(
  prices: PriceBook,
  children: readonly FamilyChild[],
  child: FamilyChild,
  day: LocalDate,
  late: boolean,
) {
  const priced = (one: FamilyChild) => ({ ...one, ...schoolingOn(one, day), attends: one.enrolments.length > 0 });
  return prices.price({ day, late, ...feeFactsOf(priced(child), children.map(priced)) });
}
