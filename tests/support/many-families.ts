import type { BillingTown } from "./billing";
import { owner } from "./owner";

/** What each of many families is to be asked, in cents, when nothing is lost and nothing doubled. */
export const MEAL = 175;

/**
 * Families of one child each, known by their number: all booked on two days; every seventh was excused on the second. Made by
 * statements: there are thousands of them.
 */
export async function makeManyFamilies(town: BillingTown, count: number): Promise<void> {
  const { city, activityId, schoolId, clerk } = town;
  const run = (sql: string, values: readonly unknown[]) => owner().query(sql, [city.id, ...values]);
  await run(
    `CREATE TABLE many AS SELECT $1::uuid AS city_id, n, gen_random_uuid() AS family, gen_random_uuid() AS child
     FROM generate_series(1, $2::int) n`,
    [count],
  );
  await run(
    `INSERT INTO family (city_id, id, name, residence, address_line, postcode, town)
     SELECT $1, family, 'Famille ' || n, 'commune', n || ' rue du Lac', '69960', 'Corbas' FROM many WHERE city_id = $1`,
    [],
  );
  await run(
    `INSERT INTO child (city_id, id, first_name, last_name, birthdate, school_id)
     SELECT $1, child, 'Lou', 'Essai ' || n, '2018-05-04', $2 FROM many WHERE city_id = $1`,
    [schoolId],
  );
  await run(
    "INSERT INTO family_child (city_id, family_id, child_id) SELECT $1, family, child FROM many WHERE city_id = $1",
    [],
  );
  await run(
    `INSERT INTO enrolment (city_id, id, child_id, activity_id, family_id, first_day, last_day)
     SELECT $1, gen_random_uuid(), child, $2, family, '2026-09-01', '2027-07-02' FROM many WHERE city_id = $1`,
    [activityId],
  );
  await run(
    `INSERT INTO quotient_familial (city_id, id, family_id, amount_cents, source, reference_month, valid_from, recorded_by)
     SELECT $1, gen_random_uuid(), family, 50000, 'caf', '2026-01-01', '2026-01-15', 'CAF' FROM many WHERE city_id = $1`,
    [],
  );
  await run("UPDATE slot SET capacity = 100000 WHERE city_id = $1", []);
  await run(
    `INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by)
     SELECT $1, gen_random_uuid(), s.id, s.activity_id, s.day, m.child, m.family, $2::int, '{}', $3
     FROM many m, slot s WHERE m.city_id = $1 AND s.city_id = $1 AND s.day IN ('2026-12-01', '2026-12-03')`,
    [MEAL, clerk.accountId],
  );
  await run(
    `UPDATE slot s SET taken = (SELECT count(*) FROM booking b WHERE b.city_id = s.city_id AND b.slot_id = s.id AND b.status = 'booked')
     WHERE s.city_id = $1`,
    [],
  );
  await run(
    `INSERT INTO attendance_exception (city_id, id, activity_id, school_id, day, child_id, family_id, kind, recorded_by)
     SELECT $1, gen_random_uuid(), $2, $3, '2026-12-03', child, family, 'absent_excused', $4 FROM many WHERE city_id = $1 AND n % 7 = 0`,
    [activityId, schoolId, clerk.accountId],
  );
  await owner().query("DROP TABLE many");
}

/** What the drafts or invoices of a run must add up to. */
export function expectedTotal(count: number): number {
  return MEAL * (2 * count - Math.floor(count / 7));
}
