import type { SchoolHoliday } from "@/server/catalogue/domain";
import { localDate } from "@/server/platform/dates";
import { ZONE_A_HOLIDAYS } from "./zone-a";

/** Winter and spring, which is all that tells the three zones apart. Both days are days off. */
const OF_ITS_OWN = {
  B: {
    "vacances d’hiver": { 2026: ["2026-02-14", "2026-03-01"], 2027: ["2027-02-20", "2027-03-07"] },
    "vacances de printemps": { 2026: ["2026-04-11", "2026-04-26"], 2027: ["2027-04-17", "2027-05-02"] },
  },
  C: {
    "vacances d’hiver": { 2026: ["2026-02-21", "2026-03-08"], 2027: ["2027-02-06", "2027-02-21"] },
    "vacances de printemps": { 2026: ["2026-04-18", "2026-05-03"], 2027: ["2027-04-03", "2027-04-18"] },
  },
} as const satisfies Record<string, Record<string, Record<number, readonly [string, string]>>>;

function zoneLike(changes: Readonly<Record<string, Readonly<Record<number, readonly [string, string]>>>>) {
  return ZONE_A_HOLIDAYS.map((holiday): SchoolHoliday => {
    const days = changes[holiday.label]?.[Number(holiday.firstDay.slice(0, 4))];
    return days ? { label: holiday.label, firstDay: localDate(days[0]), lastDay: localDate(days[1]) } : holiday;
  });
}

/**
 * School calendars of 2025–2027 by zone, facts of the national calendar (zone A says where they come from). Corsica and
 * the overseas territories set their own each year: a town there writes its holidays itself.
 */
export const ZONE_HOLIDAYS: Readonly<Record<"A" | "B" | "C", readonly SchoolHoliday[]>> = {
  A: ZONE_A_HOLIDAYS,
  B: zoneLike(OF_ITS_OWN.B),
  C: zoneLike(OF_ITS_OWN.C),
};
