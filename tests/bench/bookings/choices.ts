import type pg from "pg";
import type { City } from "../stage/town";

/** A child who will be booked on a day on which it holds nothing, by a parent of its own. */
export interface Choice {
  readonly accountId: string;
  readonly familyId: string;
  readonly childId: string;
  readonly activityId: string;
  readonly slotId: string;
  /** "2027-01-14" */
  readonly day: string;
}

/** The days that are open for booking whatever the town’s rules: not too late yet, and not too early still. */
const BOOKABLE_DAYS = { from: 8, to: 40 } as const;
/** Children of one family of the town go to ordinary schools; a rush on one slot needs thousands in one. */
const WIDE = 1_000_000;

interface Wanted {
  readonly schools: number;
  readonly days: number;
  readonly children: number;
  /** Children before this rank were given to another rush. */
  readonly skip: number;
}

const WINDOW = `current_date + ${BOOKABLE_DAYS.from} AND current_date + ${BOOKABLE_DAYS.to}`;

const SLOTS = `
  SELECT s.id AS slot_id, s.activity_id, s.school_id, s.day::text FROM slot s
  WHERE s.city_id = $1 AND s.day BETWEEN ${WINDOW}
    AND s.school_id IN (SELECT school_id FROM slot WHERE city_id = $1 GROUP BY 1 ORDER BY count(*) DESC, school_id LIMIT $2)
    AND s.day IN (SELECT DISTINCT day FROM slot WHERE city_id = $1 AND day BETWEEN ${WINDOW} ORDER BY day LIMIT $3)`;

const CHILDREN = `
  SELECT account_id, family_id, child_id, activity_id FROM (
    SELECT DISTINCT ON (e.family_id) l.account_id, e.family_id, e.child_id, e.activity_id FROM enrolment e
    JOIN family_child fc ON fc.city_id = e.city_id AND fc.family_id = e.family_id AND fc.child_id = e.child_id
      AND fc.left_at IS NULL AND fc.custody = 'full'
    JOIN family_adult fa ON fa.city_id = e.city_id AND fa.family_id = e.family_id AND fa.left_at IS NULL AND fa.can_book AND fa.role = 'responsable'
    JOIN person_login l ON l.city_id = fa.city_id AND l.person_id = fa.person_id
    JOIN account a ON a.city_id = l.city_id AND a.id = l.account_id AND a.status = 'active'
    WHERE e.city_id = $1 AND e.activity_id = $2 AND current_date + 120 BETWEEN e.first_day AND e.last_day
    ORDER BY e.family_id, e.child_id, l.account_id) one
  ORDER BY md5(child_id::text) OFFSET $3 LIMIT $4`;

/**
 * Makes room for a rush: moves children into the schools, widens the slots, and frees the children's days. Without
 * history or search words, which a bench would not pay for.
 */
export async function prepareRush(owner: pg.Client, city: City, wanted: Wanted): Promise<Choice[]> {
  const { rows: slots } = await owner.query<{ slot_id: string; activity_id: string; school_id: string; day: string }>(
    SLOTS,
    [city.id, wanted.schools, wanted.days],
  );
  const [first] = slots;
  if (!first || slots.length < wanted.schools * wanted.days) {
    throw new Error(`The town has ${slots.length} of the ${wanted.schools * wanted.days} slots of this rush`);
  }
  const { rows: children } = await owner.query<{
    account_id: string;
    family_id: string;
    child_id: string;
    activity_id: string;
  }>(CHILDREN, [city.id, first.activity_id, wanted.skip, wanted.children]);
  const choices = children.flatMap((child, n) => {
    const slot = slots[n % slots.length];
    if (!slot) return [];
    return [{ ...child, slot }];
  });
  await owner.query("BEGIN");
  await owner.query("SET LOCAL session_replication_role = replica");
  await owner.query("UPDATE slot SET capacity = $2 WHERE city_id = $1 AND id = ANY ($3)", [
    city.id,
    WIDE,
    slots.map((slot) => slot.slot_id),
  ]);
  const moved = [choices.map((choice) => choice.child_id), choices.map((choice) => choice.slot.school_id)];
  await owner.query(
    `UPDATE child c SET school_id = t.school_id, class_id = NULL FROM unnest($2::uuid[], $3::uuid[]) t (id, school_id)
     WHERE c.city_id = $1 AND c.id = t.id`,
    [city.id, ...moved],
  );
  const held = [city.id, moved[0], choices.map((choice) => choice.slot.day)];
  const ofChoice = "t (child_id, day) WHERE x.city_id = $1 AND x.child_id = t.child_id AND x.day = t.day";
  await owner.query(`DELETE FROM booking x USING unnest($2::uuid[], $3::date[]) ${ofChoice}`, held);
  await owner.query(`DELETE FROM waitlist_entry x USING unnest($2::uuid[], $3::date[]) ${ofChoice}`, held);
  await owner.query("COMMIT");
  await owner.query("ANALYZE slot, child, booking, waitlist_entry");
  return choices.map((choice) => ({
    accountId: choice.account_id,
    familyId: choice.family_id,
    childId: choice.child_id,
    activityId: choice.activity_id,
    slotId: choice.slot.slot_id,
    day: choice.slot.day,
  }));
}
