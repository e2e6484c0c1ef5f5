import { randomInt, randomUUID } from "node:crypto";
import { inTown } from "../../support/base";
import type { TownSlug } from "../../support/environment";
import type { OwnFamily } from "../../support/own-family";

/** As the base writes it: "2026-12-17". */
interface Day {
  readonly day: string;
}

/** A school of one test only, open on every day of the canteen, with so many places a day. Gives its id. */
export async function ownSchool(town: TownSlug, places: number): Promise<string> {
  const id = randomUUID();
  const uai = `${randomInt(1_000_000, 10_000_000)}A`;
  await inTown(
    town,
    `WITH s AS (INSERT INTO school (city_id, id, uai, name, level, sector) VALUES ($1, $2, $3, 'École de l’Essai ' || $3, 'primaire', 'public'))
     INSERT INTO slot (city_id, id, activity_id, school_id, day, capacity)
     SELECT DISTINCT ON (s.day) $1, gen_random_uuid(), s.activity_id, $2::uuid, s.day, $4::integer FROM slot s
     JOIN activity a ON a.city_id = s.city_id AND a.id = s.activity_id AND a.code = 'cantine' WHERE s.city_id = $1`,
    [id, uai, places],
  );
  return id;
}

/** The children of a family go to that school from now on. */
export async function sendToSchool(family: OwnFamily, schoolId: string): Promise<void> {
  const children = family.children.map(({ id }) => id);
  await inTown(family.town, "UPDATE child SET school_id = $2 WHERE city_id = $1 AND id = ANY ($3::uuid[])", [
    schoolId,
    children,
  ]);
}

/** So many days of one month on which a place of the canteen can still be booked in time, the earliest such month first: "2026-12-17". */
export async function bookableDays(family: OwnFamily, count: number): Promise<string[]> {
  const days = await inTown<Day>(
    family.town,
    `WITH open AS (
       SELECT s.day FROM slot s JOIN child c ON c.city_id = s.city_id AND c.school_id = s.school_id
       JOIN activity a ON a.city_id = s.city_id AND a.id = s.activity_id AND a.code = 'cantine'
       WHERE s.city_id = $1 AND c.id = $2 AND s.day > current_date + 14 AND s.capacity > s.taken
         AND NOT EXISTS (SELECT FROM school_holiday h WHERE h.city_id = $1 AND s.day BETWEEN h.first_day AND h.last_day))
     SELECT day::text FROM open WHERE to_char(day, 'YYYY-MM') =
       (SELECT to_char(day, 'YYYY-MM') FROM open GROUP BY 1 HAVING count(*) >= $3 ORDER BY 1 LIMIT 1)
     ORDER BY day LIMIT $3`,
    [family.children[0]?.id, count],
  );
  if (days.length < count) throw new Error(`There are no ${count} days of one month to book`);
  return days.map(({ day }) => day);
}

/** The last day of the canteen before today, or before `before` ("2026-12-01"): nothing can be booked on it any more. */
export async function pastDay(family: OwnFamily, before: string | null = null): Promise<string> {
  const [found] = await inTown<Day>(
    family.town,
    `SELECT max(s.day)::text AS day FROM slot s JOIN child c ON c.city_id = s.city_id AND c.school_id = s.school_id
     WHERE s.city_id = $1 AND c.id = $2 AND s.day < least(current_date, $3::date)`,
    [family.children[0]?.id, before],
  );
  if (!found?.day) throw new Error("The canteen has no day before today");
  return found.day;
}

/** How many bookings the family has on that day, cancelled ones left out. */
export async function bookingsOn(family: OwnFamily, day: string): Promise<number> {
  const [row] = await inTown<{ count: number }>(
    family.town,
    "SELECT count(*)::integer AS count FROM booking WHERE city_id = $1 AND family_id = $2 AND day = $3 AND status = 'booked'",
    [family.familyId, day],
  );
  return row?.count ?? 0;
}

/** The school holidays that come next: their name and their first day. */
export async function nextHoliday(town: TownSlug): Promise<Day & { readonly label: string }> {
  const [found] = await inTown<Day & { readonly label: string }>(
    town,
    `SELECT label, first_day::text AS day FROM school_holiday
     WHERE city_id = $1 AND first_day > current_date AND last_day - first_day < 30 ORDER BY first_day LIMIT 1`,
  );
  if (!found) throw new Error("No holidays are on file");
  return found;
}

/** The school of the family has so many places on that day from now on; those who wait are offered what that frees. */
export async function setPlaces(family: OwnFamily, day: string, places: number): Promise<void> {
  await inTown(
    family.town,
    `WITH s AS (UPDATE slot SET capacity = $4 FROM child c, activity a
       WHERE slot.city_id = $1 AND c.city_id = $1 AND c.id = $2 AND slot.school_id = c.school_id AND slot.day = $3
         AND a.city_id = $1 AND a.id = slot.activity_id AND a.code = 'cantine' RETURNING slot.id)
     SELECT app.add_job('offer-place', json_build_object('slotId', s.id)) FROM s`,
    [family.children[0]?.id, day, places],
  );
}
