import type { DemoCalendar } from "../calendar";
import type { CityEntry } from "../data/cities";
import { SAINT_CHAMOND } from "../data/cities/saint-chamond";
import { Random } from "../random";
import { checkedSchedules } from "../town/fee-schedules";
import { type Town, townOf } from "../town/town";

/** Families per school: each has about 390 pupils in sixteen classes, two of each level. */
const FAMILIES_PER_SCHOOL = 250;

/** A town of any size with the rules and the fees of Saint-Chamond, and the neutral theme. */
const LARGE_TOWN: CityEntry = {
  ...SAINT_CHAMOND,
  slug: "grande-ville",
  name: "Grande-Ville",
  inseeCodes: ["42000"],
  postcodes: ["42000"],
};

export function largeTown(calendar: DemoCalendar): Town {
  const town = townOf(LARGE_TOWN, [], calendar, new Random("preau grande-ville"));
  return { ...town, canteen: { ...town.canteen, fees: checkedSchedules(SAINT_CHAMOND.slug, LARGE_TOWN.canteen.code) } };
}

export function schoolCount(families: number): number {
  return Math.max(1, Math.round(families / FAMILIES_PER_SCHOOL));
}

/** $1 city, $2 number of schools. The check letter of the number is that of the national directory. */
export const SCHOOLS = `
INSERT INTO school (city_id, id, uai, name, level, sector, address)
SELECT $1, pg_temp.uid('001', s), number || substr('ABCDEFGHJKLMNPRSTUVWXYZ', 1 + number::int % 23, 1),
  'École primaire n° ' || s, 'primaire', 'public', '42000 Grande-Ville'
FROM (SELECT s, lpad((420000 + s)::text, 7, '0') AS number FROM generate_series(1, $2::int) s) n`;

export const CLASSES = `
INSERT INTO school_class (city_id, id, school_id, name, levels)
SELECT $1, pg_temp.uid('002', s * 16 + l * 2 + c), pg_temp.uid('001', s), level || ' ' || chr(65 + c), ARRAY[level]
FROM generate_series(1, $2::int) s, generate_series(0, 7) l, generate_series(0, 1) c,
  LATERAL (SELECT (ARRAY['PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2'])[l + 1] AS level) v`;
