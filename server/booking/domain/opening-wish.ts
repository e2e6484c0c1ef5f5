import { Temporal } from "temporal-polyfill";
import {
  type HomePlace,
  isForNobody,
  type OpeningKind,
  type OpeningWindow,
  type SchoolKind,
  type SchoolLevel,
} from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { OpeningError } from "../openings-errors";

/** An opening as an agent writes it: moments are what the town's clock shows, "2026-08-18T08:00". */
export interface OpeningWish {
  readonly kind: OpeningKind;
  readonly opens: string;
  readonly closes: string | null;
  readonly first: LocalDate | null;
  readonly last: LocalDate | null;
  readonly residences: readonly HomePlace[];
  readonly schoolIds: readonly string[];
  readonly levels: readonly SchoolLevel[];
}

/** A window before it has an id of its own and a version. */
export type NewOpening = Omit<OpeningWindow, "id" | "version">;

interface Place {
  readonly zone: string;
  readonly schools: readonly { readonly id: string; readonly name: string; readonly level: SchoolKind }[];
  /** Of the activity. */
  readonly firstDay: LocalDate;
  readonly lastDay: LocalDate;
}

/**
 * The window that a wish asks for. A moment that the change of hour skips or repeats is read to the families' advantage:
 * the opening as the earlier, the end as the later.
 */
export function windowOf(wish: OpeningWish, place: Place): Result<NewOpening, OpeningError> {
  const schools = place.schools.filter(({ id }) => wish.schoolIds.includes(id));
  if (schools.length < new Set(wish.schoolIds).size) return err({ tag: "OpeningSchoolNotFound" });
  const opensAt = momentOf(wish.opens, place.zone, "earlier");
  const closesAt = wish.closes === null ? null : momentOf(wish.closes, place.zone, "later");
  if (closesAt && Temporal.Instant.compare(closesAt, opensAt) <= 0) return err({ tag: "OpeningClosesBeforeOpening" });
  const days = daysProblem(wish, place);
  if (days) return err(days);
  const kinds = schools.map(({ level }) => level);
  if (isForNobody(kinds, wish.levels)) return err({ tag: "OpeningForNobody" });
  const audience = {
    residences: wish.residences,
    levels: wish.levels,
    schools: schools.map(({ id, name }) => ({ id, name })),
  };
  return ok({ kind: wish.kind, opensAt, closesAt, firstDay: wish.first, lastDay: wish.last, audience });
}

function daysProblem({ kind, first, last }: OpeningWish, { firstDay, lastDay }: Place): OpeningError | undefined {
  if (first === null && last === null) return undefined;
  if (kind === "enrolment") return { tag: "OpeningDaysOfEnrolment" };
  const isOutside = (day: LocalDate | null) => day !== null && (day < firstDay || day > lastDay);
  const outside = { tag: "OpeningOutsideActivity", first: firstDay, last: lastDay } as const;
  if (isOutside(first)) return { ...outside, field: "first" };
  if (isOutside(last)) return { ...outside, field: "last" };
  return first !== null && last !== null && last < first ? { tag: "OpeningDaysReversed" } : undefined;
}

function momentOf(local: string, zone: string, disambiguation: "earlier" | "later"): Temporal.Instant {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation }).toInstant();
}

/** The wish that would write this window, to change it. */
export function wishOf(window: NewOpening, zone: string): OpeningWish {
  const local = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);
  const { audience, kind, opensAt, closesAt, firstDay, lastDay } = window;
  return {
    kind,
    opens: local(opensAt),
    closes: closesAt && local(closesAt),
    first: firstDay,
    last: lastDay,
    residences: audience.residences,
    schoolIds: audience.schools.map(({ id }) => id),
    levels: audience.levels,
  };
}

/** Whether two wishes ask for the same, in whatever order their lists are. */
export function isSameWish(one: OpeningWish, other: OpeningWish): boolean {
  const inOrder = (wish: OpeningWish) =>
    JSON.stringify([
      [wish.kind, wish.opens, wish.closes, wish.first, wish.last],
      ...[wish.residences, wish.schoolIds, wish.levels].map((list) => list.toSorted()),
    ]);
  return inOrder(one) === inOrder(other);
}
