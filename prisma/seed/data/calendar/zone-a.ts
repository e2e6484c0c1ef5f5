import type { SchoolHoliday } from "@/server/catalogue/domain";
import { localDate } from "@/server/platform/dates";

function daysOff(label: string, firstDay: string, lastDay: string): SchoolHoliday {
  return { label, firstDay: localDate(firstDay), lastDay: localDate(lastDay) };
}

/**
 * School calendar of zone A (Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers), pupils' days off,
 * both days included. Facts of the national calendar; 2026-2027 is set by the arrêté of 22 October 2025. The end of the
 * summer of 2027 was not published when this was written: 31 August is the usual eve of the first day of class.
 */
export const ZONE_A_HOLIDAYS: readonly SchoolHoliday[] = [
  daysOff("vacances de la Toussaint", "2025-10-18", "2025-11-02"),
  daysOff("vacances de Noël", "2025-12-20", "2026-01-04"),
  daysOff("vacances d’hiver", "2026-02-07", "2026-02-22"),
  daysOff("vacances de printemps", "2026-04-04", "2026-04-19"),
  daysOff("pont de l’Ascension", "2026-05-14", "2026-05-17"),
  daysOff("vacances d’été", "2026-07-04", "2026-08-31"),
  daysOff("vacances de la Toussaint", "2026-10-17", "2026-11-01"),
  daysOff("vacances de Noël", "2026-12-19", "2027-01-03"),
  daysOff("vacances d’hiver", "2027-02-13", "2027-02-28"),
  daysOff("vacances de printemps", "2027-04-10", "2027-04-25"),
  daysOff("pont de l’Ascension", "2027-05-07", "2027-05-07"),
  daysOff("vacances d’été", "2027-07-03", "2027-08-31"),
];
