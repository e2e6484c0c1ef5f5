import "server-only";
import { formWith } from "@/components/forms/form-state";
import { localDate, plainDate } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import { cityToday } from "../today";

/** From the first day of this civil year, or of this school year, to the present day: what one most often wants. */
export async function usualPeriod(year: "civil" | "school") {
  const today = await cityToday();
  const { year: now, month } = plainDate(today);
  const first = year === "civil" ? localDate(`${now}-01-01`) : localDate(`${month < 9 ? now - 1 : now}-09-01`);
  return formWith({ first: typedDay(first), last: typedDay(today) });
}
