import "server-only";
import { listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { listQuotients } from "../data/quotients";
import { listSchedules } from "../data/schedules";
import { quotientAppliesFrom } from "../domain/reference-quotient";
import { selectSchedule } from "../domain/select-schedule";

/** A service whose prices count with the newest quotient only later. */
export interface LaterQuotient {
  readonly service: string;
  readonly from: LocalDate;
}

/** For which services the family's newest quotient does not count yet on `today`, and from when on, by their own rule. */
export async function laterQuotient(tx: Tx, familyId: string, today: LocalDate): Promise<LaterQuotient[]> {
  const quotients = await listQuotients(tx, familyId);
  const newest = quotients.at(-1);
  if (!newest) return [];
  const later: LaterQuotient[] = [];
  for (const { id, name } of await listActivities(tx)) {
    const schedule = selectSchedule(await listSchedules(tx, id), today);
    if (!schedule.ok) continue;
    const from = quotientAppliesFrom(schedule.value.quotientFamilial.reference, quotients, newest);
    if (from > today) later.push({ service: name, from });
  }
  return later;
}
