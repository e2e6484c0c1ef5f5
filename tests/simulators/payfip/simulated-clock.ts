import { Temporal } from "temporal-polyfill";
import type { Clock } from "@/server/platform/clock";

export const parisZone = "Europe/Paris";
const purgeTime = Temporal.PlainTime.from("03:00");

/** The present of the simulator: the machine's, moved on by as many minutes as the switch says. */
export function simulatedClock(shiftMinutes: () => number): Clock {
  return { now: () => Temporal.Now.instant().add({ minutes: shiftMinutes() }) };
}

/** The first purge after an instant: ids that nobody used are forgotten then. */
export function nextPurge(instant: Temporal.Instant): Temporal.Instant {
  const local = instant.toZonedDateTimeISO(parisZone);
  const today = local.withPlainTime(purgeTime);
  return (Temporal.ZonedDateTime.compare(today, local) > 0 ? today : today.add({ days: 1 })).toInstant();
}
