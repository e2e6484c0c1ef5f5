import { Temporal } from "temporal-polyfill";

/** How far back the fund answers (protocols 4.2). */
const oldestMonths = 24;

/**
 * The month that `annee` and `mois` ask for: none, the present one; a month alone, of this year; a year alone, its present
 * month. Undefined for what is no month, is to come, or is too far back.
 */
export function askedMonth(params: URLSearchParams, today: Temporal.PlainDate): Temporal.PlainYearMonth | undefined {
  const [year, month] = [numberOf(params.get("annee"), today.year), numberOf(params.get("mois"), today.month)];
  if (year === undefined || month === undefined || month < 1 || month > 12) return undefined;
  const asked = Temporal.PlainYearMonth.from({ year, month });
  const { months } = today.toPlainYearMonth().since(asked, { largestUnit: "months" });
  return months >= 0 && months <= oldestMonths ? asked : undefined;
}

function numberOf(text: string | null, otherwise: number): number | undefined {
  if (text === null) return otherwise;
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
