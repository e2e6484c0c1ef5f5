import { ownSchool, pastDay, sendToSchool } from "../../parent/support/places";
import { inTown } from "../../support/base";
import type { TownSlug } from "../../support/environment";
import { type OwnFamily, ownFamily } from "../../support/own-family";

/** A school of one test only, on the last day of the canteen that is over. */
export interface PastMeals {
  readonly town: TownSlug;
  readonly schoolId: string;
  readonly activityId: string;
  readonly school: string;
  readonly day: string;
  /** Its children are booked that day. */
  readonly booked: OwnFamily;
  /** Its children are enrolled, and not booked. */
  readonly other: OwnFamily;
}

/** The month that is invoiced by default is the one before this day: "2026-12-01". */
export function firstOfMonth(): string {
  const today = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone: "Europe/Paris" }).format(new Date());
  return `${today.slice(0, 7)}-01`;
}

/**
 * Two families of one school of their own: one had booked the last day of the canteen, today or `before` left out, the
 * other had not.
 */
export async function pastMeals(town: TownSlug, before: string | null = null): Promise<PastMeals> {
  const booked = await ownFamily(town, { children: ["Alix", "Basile"] });
  const other = await ownFamily(town, { children: ["Céleste"] });
  const schoolId = await ownSchool(town, 50);
  for (const family of [booked, other]) await sendToSchool(family, schoolId);
  const day = await pastDay(booked, before);
  await inTown(
    town,
    `WITH s AS (UPDATE slot SET taken = taken + 2 WHERE city_id = $1 AND school_id = $2 AND day = $3 RETURNING id, activity_id, day)
     INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by)
     SELECT $1, gen_random_uuid(), s.id, s.activity_id, s.day, c, $5, 235, '{}', $6 FROM s, unnest($4::uuid[]) c`,
    [schoolId, day, booked.children.map(({ id }) => id), booked.familyId, booked.accountId],
  );
  const [found] = await inTown<{ school: string; activityId: string }>(
    town,
    `SELECT c.name AS school, s.activity_id AS "activityId" FROM slot s JOIN school c ON c.city_id = s.city_id AND c.id = s.school_id
     WHERE s.city_id = $1 AND s.school_id = $2 AND s.day = $3`,
    [schoolId, day],
  );
  if (!found) throw new Error("The school has no day that is over");
  return { town, schoolId, day, booked, other, ...found };
}
