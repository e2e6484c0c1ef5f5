import { addDays, type LocalDate, plainDate, weekday } from "@/server/platform/dates";
import type { Random } from "../random";
import type { Rows } from "../rows";
import type { Town } from "./town";

const WEEK = 7;
/** Weeks until the next openings: near enough to be announced, far enough for the days that they are about. */
const WEEKS_AHEAD = 3;
/** From the beginning of a year to its spring holidays there is time; nearer than this, the next year's are taken. */
const SOONEST_DAYS = 60;

/**
 * The canteen of Corbas opens in two steps, to those who live there first. This year's days have been open for long; those
 * after the spring holidays open soon, as the town's home page says.
 */
export function addOpenings(
  rows: Rows,
  { id: cityId, entry, canteen, calendar }: Town,
  random: Random,
  today: LocalDate,
): void {
  if (entry.slug !== "corbas") return;
  const spring = calendar.holidays.find(
    ({ label, firstDay }) => label === "vacances de printemps" && firstDay > addDays(today, SOONEST_DAYS),
  );
  if (!spring) return;
  const monday = addDays(today, WEEK + 1 - weekday(today));
  const soon = addDays(monday, (WEEKS_AHEAD - 1) * WEEK);
  const long = addDays(monday, -20 * WEEK);
  const summer = calendar.holidays.find(
    ({ firstDay, lastDay }) => firstDay > spring.lastDay && lastDay.endsWith("-08-31"),
  );
  const steps = [
    { opensOn: long, days: { last_day: spring.lastDay } },
    {
      opensOn: soon,
      days: { first_day: addDays(spring.lastDay, 1), last_day: summer ? addDays(summer.firstDay, -1) : null },
    },
  ];
  for (const { opensOn, days } of steps) {
    for (const [residences, after] of [
      [["commune"], 0],
      [[], WEEK],
    ] as const) {
      rows.add("opening_window", {
        city_id: cityId,
        id: random.id(),
        activity_id: canteen.id,
        kind: "booking",
        opens_at: eightOClock(addDays(opensOn, after), entry.timezone),
        residences,
        ...days,
      });
    }
  }
}

function eightOClock(day: LocalDate, zone: string): string {
  return plainDate(day).toZonedDateTime({ timeZone: zone, plainTime: "08:00" }).toInstant().toString();
}
