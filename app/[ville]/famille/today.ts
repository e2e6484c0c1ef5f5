import "server-only";
import { requestContext } from "@/server/api/request";
import { requestSite } from "@/server/api/site";
import { dayOf, type LocalDate } from "@/server/platform/dates";

const PARIS = "Europe/Paris";

/** The city's zone, for a page that shows an hour. */
export async function cityZone(): Promise<string> {
  return (await requestSite()).city?.timezone ?? PARIS;
}

/** The present day in the city. */
export async function cityToday(): Promise<LocalDate> {
  return dayOf((await requestContext()).clock.now(), await cityZone());
}
