import pg from "pg";
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

/** Something that each family does by statements of its own, as the owner, all at once. Gives the answers. */
export function allAtOnce<T>(
  families: readonly EatingFamily[],
  naive: (client: pg.Client, family: EatingFamily) => Promise<T>,
): Promise<T[]> {
  return Promise.all(
    families.map(async (family) => {
      const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
      await client.connect();
      try {
        return await naive(client, family);
      } finally {
        await client.end();
      }
    }),
  );
}
