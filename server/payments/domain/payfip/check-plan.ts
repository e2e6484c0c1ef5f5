import { Temporal } from "temporal-polyfill";

/** Minutes after its creation when an operation is asked about, before the hourly checks (PROTOCOLS 1.7, point 3). */
const FIRST_MINUTES = [2, 5, 10, 16, 21] as const;
const HOURLY_FROM_MINUTES = 21;
/** The night whose purge makes an unused id unknown is over by then, local time. */
const MORNING = Temporal.PlainTime.from("06:00");
const DAILY_CHECKS_AFTER_FIRST = 7;

/** The page where the payer comes back asks every few seconds for a minute at most (PROTOCOLS 1.7, point 2). */
export const RETURN_POLL = { everySeconds: 3, forSeconds: 60 } as const;

/**
 * The first whole night after the creation, until its morning: an id born at three has missed that night's purge, and
 * is asked about hourly until the next one.
 */
function firstMorning(createdAt: Temporal.Instant, zone: string): Temporal.Instant {
  const day = createdAt.toZonedDateTimeISO(zone).toPlainDate();
  return day.add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: MORNING }).toInstant();
}

/**
 * The instants to ask at, in order. Those of the morning and later keep the minute of the creation, so that the ids of
 * a town are not all asked about at once. The text says daily for a week, then until P1 or a year: once a week then.
 */
function* plan(createdAt: Temporal.Instant, zone: string): Generator<Temporal.Instant> {
  for (const minutes of FIRST_MINUTES) yield createdAt.add({ minutes });
  const morning = firstMorning(createdAt, zone);
  let hourly = createdAt.add({ minutes: HOURLY_FROM_MINUTES, hours: 1 });
  while (Temporal.Instant.compare(hourly, morning) < 0) {
    yield hourly;
    hourly = hourly.add({ hours: 1 });
  }
  yield hourly;
  const first = hourly.toZonedDateTimeISO(zone);
  for (let days = 1; days <= DAILY_CHECKS_AFTER_FIRST; days++) yield first.add({ days }).toInstant();
  const end = createdAt.toZonedDateTimeISO(zone).add({ years: 1 }).toInstant();
  for (let weeks = 2; ; weeks++) {
    const weekly = first.add({ weeks }).toInstant();
    if (Temporal.Instant.compare(weekly, end) > 0) return;
    yield weekly;
  }
}

/**
 * When to ask PayFiP next about an operation that `isChecked`: the first instant of its plan after `now`. What a stopped
 * worker missed is not made up for: one question says as much as ten. Undefined after a year.
 */
export function nextCheck(
  createdAt: Temporal.Instant,
  now: Temporal.Instant,
  zone: string,
): Temporal.Instant | undefined {
  for (const instant of plan(createdAt, zone)) {
    if (Temporal.Instant.compare(instant, now) > 0) return instant;
  }
  return undefined;
}
