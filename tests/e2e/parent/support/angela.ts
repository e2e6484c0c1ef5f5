import { inTown } from "../../support/base";
import type { OwnFamily } from "../../support/own-family";

/** The family of FranceConnect's identity `test`: three children in two schools. */
export async function angelasFamily(): Promise<OwnFamily> {
  const town = "saint-chamond";
  const children = await inTown<{ id: string; firstName: string; familyId: string }>(
    town,
    `SELECT c.id, c.first_name AS "firstName", fc.family_id AS "familyId" FROM person p
     JOIN family_adult fa ON fa.city_id = p.city_id AND fa.person_id = p.id
     JOIN family_child fc ON fc.city_id = fa.city_id AND fc.family_id = fa.family_id
     JOIN child c ON c.city_id = fc.city_id AND c.id = fc.child_id
     WHERE p.city_id = $1 AND p.birth_name = 'DUBOIS' AND p.first_names[1] = 'Angela' ORDER BY c.birthdate`,
  );
  const familyId = children[0]?.familyId ?? "";
  return { town, familyId, accountId: "", login: "", password: "", children };
}

/** Where the mails of the parent who logged in go: the address of her dossier, else the one that FranceConnect gave. */
export async function angelasAddress(): Promise<string> {
  const [row] = await inTown<{ email: string }>(
    "saint-chamond",
    `SELECT coalesce(nullif(p.email, ''), a.email) AS email FROM person p
     JOIN person_login l ON l.city_id = p.city_id AND l.person_id = p.id
     JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id
     WHERE p.city_id = $1 AND p.birth_name = 'DUBOIS' AND p.first_names[1] = 'Angela'`,
  );
  return row?.email ?? "";
}

/**
 * Days of one month on which each child of the family can still be booked in time and holds nothing, latest first: other
 * tests take the earliest. `later` months after the first that has enough, for two tests to leave each other alone.
 */
export async function freeDays(family: OwnFamily, count: number, later: number): Promise<string[]> {
  const days = await inTown<{ day: string }>(
    family.town,
    `WITH open AS (
       SELECT s.day FROM child c JOIN slot s ON s.city_id = c.city_id AND s.school_id = c.school_id
       WHERE c.city_id = $1 AND c.id = ANY ($2::uuid[]) AND s.day > current_date + 14 AND s.capacity > s.taken + 1
         AND NOT EXISTS (SELECT FROM school_holiday h WHERE h.city_id = $1 AND s.day BETWEEN h.first_day AND h.last_day)
         AND NOT EXISTS (SELECT FROM booking b WHERE b.city_id = $1 AND b.child_id = c.id AND b.day = s.day AND b.status = 'booked')
         AND NOT EXISTS (SELECT FROM waitlist_entry w WHERE w.city_id = $1 AND w.child_id = c.id AND w.day = s.day AND w.status IN ('waiting', 'offered'))
       GROUP BY s.day HAVING count(*) = cardinality($2::uuid[])),
     months AS (SELECT to_char(day, 'YYYY-MM') AS month FROM open GROUP BY 1 HAVING count(*) >= $3 ORDER BY 1 OFFSET $4 LIMIT 1)
     SELECT day::text FROM open JOIN months ON to_char(day, 'YYYY-MM') = month ORDER BY day DESC LIMIT $3`,
    [family.children.map(({ id }) => id), count, later],
  );
  if (days.length < count) throw new Error(`There are no ${count} free days of one month`);
  return days.map(({ day }) => day);
}

/** The school of a child has so many places more than are taken on that day; those who wait are offered what that frees. */
export async function leavePlaces(family: OwnFamily, childId: string, day: string, places: number): Promise<void> {
  await inTown(
    family.town,
    `WITH s AS (UPDATE slot SET capacity = taken + $4 FROM child c
       WHERE slot.city_id = $1 AND c.city_id = $1 AND c.id = $2 AND slot.school_id = c.school_id AND slot.day = $3 RETURNING slot.id)
     SELECT app.add_job('offer-place', json_build_object('slotId', s.id)) FROM s WHERE $4 > 0`,
    [childId, day, places],
  );
}
