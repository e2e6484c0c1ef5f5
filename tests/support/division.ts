import type { DivisionRecapView } from "@/server/booking/domain/division-view";
import { apiOf, NOON } from "./booking";
import { type Canteen, makeEaters } from "./canteen";
import { makeAgent } from "./factory";
import { owner } from "./owner";

type DivisionApi = ReturnType<typeof apiOf>["booking"]["places"]["levels"];

/** PS to GS on one side, CP to CM2 on the other. */
export const TWO_ROOMS = (small: number, tall: number) => `PS.MS.GS-${small}_CP.CE1.CE2.CM1.CM2-${tall}`;

/** Somebody who may divide the places of a town, at this moment. */
export async function divisionAgent(canteen: Canteen, now = NOON) {
  const agent = await makeAgent(canteen.city.id, ["activites.gerer"]);
  const { places, closing } = apiOf(canteen, agent, now).booking;
  return { ...agent, levels: places.levels, places, closing };
}

/** A division of a school as the address of its recap says it; without groups, its places are put together again. */
export function divisionScope(schoolId: string, groups: string, { first = "2026-12-01", others = "" } = {}) {
  return { code: "cantine", schoolId, first, groups, others };
}

export async function divisionRecap(
  api: DivisionApi,
  scope: ReturnType<typeof divisionScope>,
): Promise<DivisionRecapView> {
  const { recap, refusal } = await api.recap(scope);
  if (!recap) throw new Error(refusal);
  return recap;
}

/** Reads the recap and confirms it: what the two pages do. */
export async function divide(api: DivisionApi, scope: ReturnType<typeof divisionScope>) {
  const { version } = await divisionRecap(api, scope);
  return api.divide({ ...scope, version });
}

/** A family whose only child, of this school, is of this level. */
export async function pupilOf(canteen: Canteen, schoolId: string, level: string) {
  const family = await makeEaters(canteen, [schoolId]);
  const [child = ""] = family.children;
  await setLevel(child, level);
  return { ...family, child };
}

export async function setLevel(childId: string, level: string): Promise<void> {
  await owner().query("UPDATE child SET level = $2 WHERE id = $1", [childId, level]);
}

/** The slots of a school as the base has them, those of the youngest first, those of no group last. */
export async function slotsOf(schoolId: string) {
  const { rows } = await owner().query<{
    id: string;
    day: string;
    levels: string;
    capacity: number;
    target: number | null;
    taken: number;
    waiting: number;
  }>(
    `SELECT s.id, s.day::text, s.capacity, s.capacity_target AS target, s.taken,
       CASE WHEN s.place_group_id IS NULL THEN 'all' WHEN g.for_others THEN 'others' ELSE
         (SELECT string_agg(l.level, '.' ORDER BY array_position(ARRAY['PS','MS','GS','CP','CE1','CE2','CM1','CM2'], l.level))
          FROM place_group_level l WHERE l.group_id = s.place_group_id) END AS levels,
       (SELECT count(*)::int FROM waitlist_entry w WHERE w.slot_id = s.id AND w.status = 'waiting') AS waiting
     FROM slot s LEFT JOIN place_group g ON g.id = s.place_group_id
     WHERE s.school_id = $1 ORDER BY s.day,
       (SELECT min(array_position(ARRAY['PS','MS','GS','CP','CE1','CE2','CM1','CM2'], l.level)) FROM place_group_level l
        WHERE l.group_id = s.place_group_id) NULLS LAST`,
    [schoolId],
  );
  return rows;
}

/** Children who are booked, or are offered a place, in slots of another group than theirs: none. */
export async function inWrongGroup(schoolId: string): Promise<string[]> {
  const { rows } = await owner().query<{ child: string }>(
    `SELECT b.child_id AS child FROM (
       SELECT city_id, slot_id, child_id FROM booking WHERE status = 'booked'
       UNION ALL SELECT city_id, slot_id, child_id FROM waitlist_entry WHERE status IN ('waiting', 'offered')) b
     JOIN slot s ON s.id = b.slot_id JOIN child c ON c.id = b.child_id
     JOIN place_group g ON g.id = s.place_group_id
     LEFT JOIN place_group_level l ON l.division_id = g.division_id AND l.level = c.level
     WHERE s.school_id = $1 AND (CASE WHEN g.for_others THEN l.group_id IS NOT NULL ELSE l.group_id IS DISTINCT FROM g.id END)`,
    [schoolId],
  );
  return rows.map(({ child }) => child);
}
