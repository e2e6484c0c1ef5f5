import { type LocalDate, localDate, plainDate } from "@/server/platform/dates";
import type { QuotientReference } from "./fee-schedule";

/** A quotient that the town has on file for a family. */
export interface QuotientRecord {
  /** Euros. */
  readonly quotientFamilial: number;
  /** The day for which the CAF gives it. */
  readonly asOf: LocalDate;
  /** The day on which the town came to know it. */
  readonly knownOn: LocalDate;
  /** False when the town learnt it by itself, such as in a yearly reading of the CAF. */
  readonly reportedByFamily: boolean;
}

/** A record and the first day on which it counts. */
export interface ApplicableQuotient<R extends QuotientRecord = QuotientRecord> {
  readonly record: R;
  readonly appliesFrom: LocalDate;
}

/**
 * The quotient that counts on `day`, or null when none does yet. Never before the town knew it. `records` are those on
 * file, the one recorded last at the end.
 * The first ones on file apply at once, for there is nothing to change. Later, what a family reports applies as the
 * town's rule says; what the town learns by itself waits for the reference day, when it has one.
 */
export function quotientInForce<R extends QuotientRecord>(
  reference: QuotientReference,
  records: readonly R[],
  day: LocalDate,
): ApplicableQuotient<R> | null {
  const [latest] = records
    .map((record) => ({ record, appliesFrom: quotientAppliesFrom(reference, records, record) }))
    .filter((candidate) => candidate.appliesFrom <= day)
    .toReversed()
    .toSorted((a, b) => b.appliesFrom.localeCompare(a.appliesFrom) || newerFirst(a.record, b.record));
  return latest ?? null;
}

/** Of two that start to count together: the later month, then the one known last (a fund that worked it out again). */
function newerFirst(a: QuotientRecord, b: QuotientRecord): number {
  return b.asOf.localeCompare(a.asOf) || b.knownOn.localeCompare(a.knownOn);
}

/** The first day on which one of the records counts. */
export function quotientAppliesFrom(
  reference: QuotientReference,
  records: readonly QuotientRecord[],
  record: QuotientRecord,
): LocalDate {
  const firstKnown = records.map(({ knownOn }) => knownOn).toSorted()[0];
  return record.knownOn === firstKnown ? record.knownOn : changeAppliesFrom(reference, record);
}

function changeAppliesFrom({ referenceDay, changes }: QuotientReference, record: QuotientRecord): LocalDate {
  const { asOf, knownOn, reportedByFamily } = record;
  if (!reportedByFamily && referenceDay !== null) {
    const nextReading = nextReferenceDay(referenceDay, asOf);
    if (knownOn <= nextReading) return nextReading;
  }
  if (changes === "sameDay") return knownOn;
  if (changes === "monthAfter" || referenceDay === null) return firstOfNextMonth(knownOn);
  return nextReferenceDay(referenceDay, knownOn);
}

function firstOfNextMonth(day: LocalDate): LocalDate {
  return localDate(plainDate(day).with({ day: 1 }).add({ months: 1 }).toString());
}

/** The first reference day that is not before `day`. */
function nextReferenceDay(reference: { month: number; day: number }, day: LocalDate): LocalDate {
  const thisYear = plainDate(day).with(reference);
  const candidate = localDate(thisYear.toString());
  return candidate >= day ? candidate : localDate(thisYear.add({ years: 1 }).toString());
}
