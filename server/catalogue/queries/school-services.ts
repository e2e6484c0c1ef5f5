import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { listSchools, type SchoolView } from "./schools";

export interface ServedSchool extends SchoolView {
  /** The activities that the town runs in the school, by name: "Restauration scolaire". */
  readonly activities: readonly string[];
}

/** The schools of the city with what the town opens in them from `today` on. */
export async function listServedSchools(tx: Tx, today: LocalDate): Promise<ServedSchool[]> {
  const rows = await tx.$queryRaw<{ school_id: string; name: string }[]>`
    SELECT s.school_id, a.name FROM (SELECT DISTINCT school_id, activity_id FROM slot WHERE day >= ${today}::date) s
    JOIN activity a ON a.id = s.activity_id ORDER BY a.name`;
  return (await listSchools(tx)).map((school) => ({
    ...school,
    activities: rows.filter((row) => row.school_id === school.id).map((row) => row.name),
  }));
}
