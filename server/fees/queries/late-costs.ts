import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { listSchedules } from "../data/schedules";
import { lateCostText } from "../domain/late-cost.fr";
import { selectSchedule } from "../domain/select-schedule";

/** What a late booking of an activity costs more, day by day, in words; null where it costs no more, or no fees are known. */
export async function lateCosts(tx: Tx, activityId: string): Promise<(day: LocalDate) => string | null> {
  const schedules = await listSchedules(tx, activityId);
  return (day) => {
    const schedule = selectSchedule(schedules, day);
    return schedule.ok ? lateCostText(schedule.value) : null;
  };
}
