import "server-only";
import { enteredMonths } from "@/server/backoffice/domain/entered-months";
import { formatMonth } from "@/server/platform/dates";
import { agentToday } from "./agent-space";

/** The months of a quotient that an agent may enter now, as a list to choose from. */
export async function monthOptions(): Promise<{ value: string; label: string }[]> {
  return enteredMonths(await agentToday()).map((month) => ({ value: month, label: formatMonth(month) }));
}
