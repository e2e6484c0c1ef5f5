import { Temporal } from "temporal-polyfill";

/** Nobody is asked to answer at night: an offer that would end from 21:00 to 7:59 is kept until 9:00 (B5). */
const EVENING_HOUR = 21;
const MORNING_HOUR = 8;
const ANSWER_HOUR = 9;

interface OfferQuestion {
  readonly now: Temporal.Instant;
  /** How long the town keeps a place for a family. */
  readonly hours: number;
  /** The last moment at which the day can be booked at all. */
  readonly lastMoment: Temporal.Instant;
  readonly zone: string;
}

/**
 * The moment at which an offer made now ends, or undefined when there is no time left to make one. The day's own
 * deadline comes first, even at night.
 */
export function offerExpiry({ now, hours, lastMoment, zone }: OfferQuestion): Temporal.Instant | undefined {
  if (Temporal.Instant.compare(lastMoment, now) <= 0) return undefined;
  const end = kindHour(now.add({ hours }).toZonedDateTimeISO(zone)).toInstant();
  return Temporal.Instant.compare(end, lastMoment) < 0 ? end : lastMoment;
}

function kindHour(end: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  if (end.hour >= MORNING_HOUR && end.hour < EVENING_HOUR) return end;
  const day = end.hour >= EVENING_HOUR ? end.toPlainDate().add({ days: 1 }) : end.toPlainDate();
  return day.toZonedDateTime({ timeZone: end.timeZoneId, plainTime: Temporal.PlainTime.from({ hour: ANSWER_HOUR }) });
}
