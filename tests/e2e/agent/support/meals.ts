import { bookableDays, ownSchool, sendToSchool } from "../../parent/support/places";
import { inTown } from "../../support/base";
import type { TownSlug } from "../../support/environment";
import { type OwnFamily, ownFamily } from "../../support/own-family";
import { feeOf, MEAL } from "../../support/own-invoice";

/** A school of one test only, where the children of one family eat on one day. */
export interface OwnMeals {
  readonly family: OwnFamily;
  readonly schoolId: string;
  readonly school: string;
  /** "2026-12-17" */
  readonly day: string;
}

/** The children of a new family of their own school all eat there on one day to come. */
export async function ownMeals(town: TownSlug, children: readonly string[]): Promise<OwnMeals> {
  const family = await ownFamily(town, { children });
  const schoolId = await ownSchool(town, 200);
  await sendToSchool(family, schoolId);
  const [day = ""] = await bookableDays(family, 1);
  for (const { id } of family.children) await eat(family, id, day);
  const [found] = await inTown<{ name: string }>(town, "SELECT name FROM school WHERE city_id = $1 AND id = $2", [
    schoolId,
  ]);
  return { family, schoolId, school: found?.name ?? "", day };
}

async function eat({ town, familyId, accountId }: OwnFamily, childId: string, day: string): Promise<void> {
  await inTown(
    town,
    `WITH s AS (UPDATE slot SET taken = slot.taken + 1 FROM child c, activity a
       WHERE slot.city_id = $1 AND c.city_id = $1 AND a.city_id = $1 AND c.id = $2 AND slot.school_id = c.school_id
         AND a.id = slot.activity_id AND a.code = 'cantine' AND slot.day = $5 RETURNING slot.id, slot.activity_id, slot.day)
     INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by)
     SELECT $1, gen_random_uuid(), s.id, s.activity_id, s.day, $2, $3, $6, $7, $4 FROM s`,
    [childId, familyId, accountId, day, MEAL, JSON.stringify(feeOf(day))],
  );
}
