import { typedDay } from "@/server/platform/form-fields";
import { oneOf, type Query } from "../query";

/** The day ("2026-11-23", or as it is typed in the form) and the activity of an address. */
export async function headcountAsked(query: Query) {
  const typed = (await oneOf(query, "jour")) ?? "";
  return { day: typedDay(typed), activityId: await oneOf(query, "activite") };
}
