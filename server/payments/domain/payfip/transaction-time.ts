import { Temporal } from "temporal-polyfill";

/** PayFiP dates in French local time, wherever the town is, and purges its unused ids in that night. */
export const PAYFIP_ZONE = "Europe/Paris";

/** The minute that PayFiP writes as `DDMMYYYY` and `HHMM`, or null when there is no such minute. */
export function transactionInstant(dattrans: string, heurtrans: string): Temporal.Instant | null {
  const [, day = "", month = "", year = ""] = /^(\d{2})(\d{2})(\d{4})$/.exec(dattrans) ?? [];
  const [, hour = "", minute = ""] = /^(\d{2})(\d{2})$/.exec(heurtrans) ?? [];
  if (year === "" || minute === "") return null;
  try {
    return Temporal.PlainDateTime.from(`${year}-${month}-${day}T${hour}:${minute}`)
      .toZonedDateTime(PAYFIP_ZONE)
      .toInstant();
  } catch {
    return null;
  }
}
