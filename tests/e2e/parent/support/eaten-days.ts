import { inTown } from "../../support/base";
import type { OwnFamily } from "../../support/own-family";
import { ownSchool, sendToSchool } from "./places";

/** The first child ate on the two last days of the canteen that are over, as agents have checked, at a school of its own. Gives these days as people type them, the earlier first. */
export async function eatenDays(family: OwnFamily): Promise<readonly [first: string, last: string]> {
  const { town, familyId, accountId, children } = family;
  const schoolId = await ownSchool(town, 10);
  await sendToSchool(family, schoolId);
  const eaten = await inTown<{ typed: string }>(
    town,
    `WITH s AS (UPDATE slot SET taken = taken + 1 WHERE city_id = $1 AND id IN
         (SELECT id FROM slot WHERE city_id = $1 AND school_id = $2 AND day < current_date ORDER BY day DESC LIMIT 2)
       RETURNING id, activity_id, day),
     b AS (INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by)
       SELECT $1, gen_random_uuid(), s.id, s.activity_id, s.day, $3, $4, 235, '{}', $5 FROM s),
     v AS (INSERT INTO attendance_sheet (city_id, id, activity_id, school_id, day, verified_at, verified_by)
       SELECT $1, gen_random_uuid(), s.activity_id, $2, s.day, now(), $5 FROM s)
     SELECT to_char(day, 'DD/MM/YYYY') AS typed FROM s ORDER BY day`,
    [schoolId, children[0]?.id, familyId, accountId],
  );
  const [first, last] = eaten;
  if (!first || !last) throw new Error("The canteen has no two days that are over");
  return [first.typed, last.typed];
}
