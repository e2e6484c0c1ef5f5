import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { localDate } from "@/server/platform/dates";
import type { City } from "../stage/town";

/** A month of meals to invoice. */
export interface EatenMonth {
  readonly regieId: string;
  /** As the page that starts a run sends it: "2026-10". */
  readonly month: string;
  readonly families: number;
  readonly meals: number;
}

const monthSchema = z.object({
  regie_id: z.string(),
  activity_id: z.string(),
  first: z.iso.date(),
  last: z.iso.date(),
});

/** The last months that are over and in which the canteen was open for two weeks at least. $2: how many later ones to pass over. */
const LAST_MONTH = `
SELECT a.regie_id, a.id AS activity_id, m.first::text AS first, (m.first + interval '1 month' - interval '1 day')::date::text AS last
FROM activity a, LATERAL (
  SELECT date_trunc('month', s.day)::date AS first FROM slot s
  WHERE s.city_id = a.city_id AND s.activity_id = a.id AND s.day < date_trunc('month', now())
  GROUP BY 1 HAVING count(DISTINCT s.day) >= 8 ORDER BY 1 DESC LIMIT 1 OFFSET $2::int) m
WHERE a.city_id = $1 AND a.regie_id IS NOT NULL ORDER BY a.code LIMIT 1`;

/** Families of one child, as many as are missing. $2, in the first: how many. */
const MORE_FAMILIES = [
  `CREATE TEMP TABLE more ON COMMIT DROP AS
   SELECT n, gen_random_uuid() AS family, gen_random_uuid() AS child,
     (SELECT array_agg(id ORDER BY id) FROM school WHERE city_id = $1) AS schools
   FROM generate_series(1, $2::int) n`,
  `INSERT INTO family (city_id, id, name, residence, address_line, postcode, town)
   SELECT $1, family, 'Essai ' || n, 'commune', n || ' rue du Lac', '42000', 'Grande-Ville' FROM more`,
  `INSERT INTO child (city_id, id, first_name, last_name, birthdate, school_id)
   SELECT $1, child, 'Lou', 'Essai ' || n, '2018-05-04', schools[1 + n % cardinality(schools)] FROM more`,
  "INSERT INTO family_child (city_id, family_id, child_id) SELECT $1, family, child FROM more",
  `INSERT INTO quotient_familial (city_id, id, family_id, amount_cents, source, reference_month, valid_from, recorded_by)
   SELECT $1, gen_random_uuid(), family, 20000 + n % 1000 * 100, 'caf', date_trunc('year', now()), date_trunc('year', now()) - interval '1 year', 'CAF' FROM more`,
];

/** They are enrolled. $2: activity. */
const ENROLMENTS = `INSERT INTO enrolment (city_id, id, child_id, activity_id, family_id, first_day, last_day)
   SELECT $1, gen_random_uuid(), child, a.id, family, a.first_day, a.last_day FROM more, activity a WHERE a.city_id = $1 AND a.id = $2`;

/**
 * The first child of each family eats on six days out of ten. What is booked there already stays. $2: activity; $3, $4: days; $6:
 * the families, or null for all.
 */
const MEALS = `
INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by, booked_at)
SELECT $1, gen_random_uuid(), s.id, s.activity_id, s.day, f.child_id, f.family_id, 0, '{}', $5, s.day - interval '12 days'
FROM (SELECT DISTINCT ON (e.family_id) e.family_id, e.child_id FROM enrolment e WHERE e.city_id = $1 AND e.activity_id = $2
        AND ($6::uuid[] IS NULL OR e.family_id = ANY ($6::uuid[]))
      ORDER BY e.family_id, e.child_id) f
JOIN child c ON c.city_id = $1 AND c.id = f.child_id
JOIN slot s ON s.city_id = $1 AND s.activity_id = $2 AND s.school_id = c.school_id AND s.day BETWEEN $3 AND $4
WHERE abs(hashtext(f.child_id::text || s.day)) % 100 < 60
ON CONFLICT DO NOTHING`;

/** The slots count what is booked in them. $2: activity; $3, $4: days. */
const PLACES = `
UPDATE slot s SET taken = n.taken, capacity = greatest(s.capacity, n.taken)
FROM (SELECT slot_id, count(*)::int AS taken FROM booking
      WHERE city_id = $1 AND activity_id = $2 AND day BETWEEN $3 AND $4 AND status = 'booked' GROUP BY slot_id) n
WHERE s.city_id = $1 AND s.id = n.slot_id`;

export interface Eaters {
  /** How many there are at least: those who are missing are made. */
  readonly families: number;
  /** Only these eat; without it all do. */
  readonly only?: readonly string[];
  /** How many months before the last one that is over. */
  readonly before?: number;
  /** Who booked for them. */
  readonly agentId: string;
}

/** Makes families eat in a month that is over, about ten meals each. */
export async function prepareEatenMonth(
  owner: pg.Client,
  city: City,
  { families, only, before = 0, agentId }: Eaters,
): Promise<EatenMonth> {
  const {
    regie_id: regieId,
    activity_id: activityId,
    first,
    last,
  } = monthSchema.parse((await owner.query(LAST_MONTH, [city.id, before])).rows[0]);
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  const { rows: held } = await owner.query(
    "SELECT count(DISTINCT family_id)::int AS families FROM enrolment WHERE city_id = $1 AND activity_id = $2",
    [city.id, activityId],
  );
  const missing = Math.max(0, families - Number(held[0]?.families));
  for (const statement of MORE_FAMILIES) {
    await owner.query(statement, statement.includes("$2") ? [city.id, missing] : [city.id]);
  }
  await owner.query(ENROLMENTS, [city.id, activityId]);
  await owner.query(MEALS, [city.id, activityId, first, last, agentId, only ?? null]);
  await owner.query(PLACES, [city.id, activityId, first, last]);
  await owner.query("COMMIT");
  await owner.query("ANALYZE");
  const { rows } = await owner.query(
    `SELECT count(DISTINCT family_id)::int AS families, count(*)::int AS meals FROM booking
     WHERE city_id = $1 AND activity_id = $2 AND day BETWEEN $3 AND $4 AND status = 'booked'`,
    [city.id, activityId, first, last],
  );
  const month = Temporal.PlainDate.from(localDate(first)).toPlainYearMonth().toString();
  return { regieId, month, families: Number(rows[0]?.families), meals: Number(rows[0]?.meals) };
}
