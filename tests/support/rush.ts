import pg from "pg";
import { newId } from "@/server/platform/ids";
import { type Canteen, type EatingFamily, makeEaters, makeSlots } from "./canteen";
import { makeSchool } from "./factory";

export const RUSH_DAY = "2026-12-03";

/** A school with few places on one day, and parents who all want one. */
export async function rushTo(canteen: Canteen, capacity: number, parents: number) {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [RUSH_DAY], capacity);
  const families = await Promise.all(Array.from({ length: parents }, () => makeEaters(canteen, [schoolId])));
  return { schoolId, slotId, families };
}

export const rushWish = (family: EatingFamily) => ({ wanted: [`${family.children[0]}.${RUSH_DAY}`] });

/** Counts, then inserts: what a booking would be without its guards. Each step is a statement of its own, as in any code. */
export async function naiveBooking(client: pg.Client, slotId: string, family: EatingFamily): Promise<boolean> {
  await client.query("BEGIN");
  const { rows } = await client.query("SELECT capacity, taken FROM slot WHERE id = $1", [slotId]);
  if (rows[0].taken >= rows[0].capacity) {
    await client.query("ROLLBACK");
    return false;
  }
  await client.query(
    `INSERT INTO booking (city_id, id, slot_id, activity_id, day, child_id, family_id, price_cents, fee, booked_by)
     SELECT city_id, $1, id, activity_id, day, $2, $3, 235, '{}', $4 FROM slot WHERE id = $5`,
    [newId(), family.children[0], family.familyId, family.accountId, slotId],
  );
  await client.query("UPDATE slot SET taken = taken + 1 WHERE id = $1", [slotId]);
  await client.query("COMMIT");
  return true;
}

/**
 * Something that each family does by statements of its own, as the owner, all at once: each has its connection before the
 * first of them starts, or on a busy machine they would come one by one. Gives the answers.
 */
export async function allAtOnce<T>(
  families: readonly EatingFamily[],
  naive: (client: pg.Client, family: EatingFamily) => Promise<T>,
): Promise<T[]> {
  const connectionString = process.env.DATABASE_OWNER_URL;
  const callers = families.map((family) => ({ family, client: new pg.Client({ connectionString }) }));
  try {
    await Promise.all(callers.map(({ client }) => client.connect()));
    return await Promise.all(callers.map(({ client, family }) => naive(client, family)));
  } finally {
    await Promise.all(callers.map(({ client }) => client.end()));
  }
}
