import { type LocalDate, plainDate } from "@/server/platform/dates";

const AGE = 6;

/**
 * Whether what is paid for the care of a child may count for the taxes of a year: under six on the 1st of January of that year
 * (CGI, article 200 quater B), which the administration reads as "born in 2018 or later" for 2024 (service-public.fr).
 */
export function isUnderSix(birthdate: LocalDate, year: number): boolean {
  return plainDate(birthdate).year >= year - AGE;
}
