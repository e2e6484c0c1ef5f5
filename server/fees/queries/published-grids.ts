import "server-only";
import { listActivities, listSchools } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { listSchedules } from "../data/schedules";
import { nextVersion, type PublishedGrid, publishedGrid, withSchoolNames } from "../domain/published-grid";
import { selectSchedule } from "../domain/select-schedule";
import { type SimulatorQuestions, simulatorQuestions } from "../domain/simulator-questions";

export interface ActivityFees {
  readonly id: string;
  readonly name: string;
  /** In force today; null when the town has entered none. */
  readonly current: PublishedGrid | null;
  /** Already decided, from a later day on. */
  readonly next: PublishedGrid | null;
}

/** The fees of every activity: those in force on a day, and those announced after it. */
export async function publishedGrids(tx: Tx, today: LocalDate): Promise<ActivityFees[]> {
  const fees: ActivityFees[] = [];
  const schools = new Map((await listSchools(tx)).flatMap(({ uai, name }) => (uai ? [[uai, name] as const] : [])));
  for (const { id, name } of await listActivities(tx)) {
    const versions = await listSchedules(tx, id);
    const current = selectSchedule(versions, today);
    const next = nextVersion(versions, today);
    fees.push({
      id,
      name,
      current: current.ok ? withSchoolNames(publishedGrid(current.value), schools) : null,
      next: next ? withSchoolNames(publishedGrid(next), schools) : null,
    });
  }
  return fees;
}

export interface SimulatorActivity extends SimulatorQuestions {
  readonly code: string;
  readonly name: string;
  /** Days on which it opens, Monday 1 to Sunday 7. */
  readonly weekdays: readonly number[];
  /** Names of the schools that have a price of their own, by the code that the fees know them by. */
  readonly schoolNames: Readonly<Record<string, string>>;
}

/** The activities whose price can be simulated today, with what the simulator must ask for each. */
export async function simulatorActivities(tx: Tx, today: LocalDate): Promise<SimulatorActivity[]> {
  const found: SimulatorActivity[] = [];
  const schools = await listSchools(tx);
  for (const { id, code, name, weekdays } of await listActivities(tx)) {
    const versions = await listSchedules(tx, id);
    const current = selectSchedule(versions, today);
    const schedule = current.ok ? current.value : nextVersion(versions, today);
    if (!schedule) continue;
    const questions = simulatorQuestions(schedule);
    const named = schools.filter(({ uai }) => uai && questions.schoolCodes.includes(uai));
    const schoolNames = Object.fromEntries(named.map((school) => [school.uai, school.name]));
    found.push({ code, name, weekdays, schoolNames, ...questions });
  }
  return found;
}
