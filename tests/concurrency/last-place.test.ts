import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, book, confirm, draftOf } from "../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../support/canteen";
import { makeSchool } from "../support/factory";
import { brokenInvariants } from "../support/invariants";
import { owner } from "../support/owner";

const DAY = "2026-12-03";
let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
});

async function rushTo(capacity: number, parents: number) {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], capacity);
  const families = await Promise.all(Array.from({ length: parents }, () => makeEaters(canteen, [schoolId])));
  return { schoolId, slotId, families };
}

const wish = (family: EatingFamily) => ({ wanted: [`${family.children[0]}.${DAY}`] });

/** Counts, then inserts: what a booking would be without its guards. Each step is a statement of its own, as in any code. */
async function naiveBooking(client: pg.Client, slotId: string, family: EatingFamily): Promise<boolean> {
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

async function naiveRush(slotId: string, families: readonly EatingFamily[]): Promise<number> {
  const outcomes = await Promise.all(
    families.map(async (family) => {
      const client = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
      await client.connect();
      try {
        return await naiveBooking(client, slotId, family);
      } catch {
        return false;
      } finally {
        await client.end();
      }
    }),
  );
  return outcomes.filter(Boolean).length;
}

describe("the last place, with the guards off", () => {
  afterAll(async () => {
    await owner().query("DELETE FROM booking WHERE fee = '{}'");
    await owner().query("UPDATE slot SET taken = 0 WHERE taken > capacity");
    await owner().query(
      "ALTER TABLE slot ADD CONSTRAINT slot_never_over_capacity CHECK (taken >= 0 AND taken <= capacity)",
    );
  });

  it("is sold more than once: the race is real", async () => {
    const { slotId, families } = await rushTo(1, 12);
    await owner().query("ALTER TABLE slot DROP CONSTRAINT slot_never_over_capacity");
    const sold = await naiveRush(slotId, families);
    expect(sold).toBeGreaterThan(1);
    expect((await brokenInvariants()).map(({ broken }) => broken)).toContain(
      "I1 taken is not what is booked and offered",
    );
  });
});

describe("the last place, with the CHECK alone", () => {
  it("is sold once even by a naive booking", async () => {
    const { slotId, families } = await rushTo(1, 12);
    expect(await naiveRush(slotId, families)).toBe(1);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("the last place, through the procedures", () => {
  it("has one winner each time, and a rank for each of the others (attack 23)", async () => {
    for (let round = 0; round < 5; round++) {
      const { families } = await rushTo(1, 8);
      const results = await Promise.all(families.map((family) => book(canteen, family, wish(family))));
      expect(results.map(({ lines }) => lines[0]?.tag).sort()).toEqual(["booked", ...Array(7).fill("waiting")]);
    }
    expect(await brokenInvariants()).toEqual([]);
  });

  it("gives ten places to two hundred parents: ten booked, the others ranked in order, none lost", async () => {
    const { slotId, families } = await rushTo(10, 200);
    const drafts: string[] = [];
    for (const family of families) drafts.push(await draftOf(canteen, family, wish(family)));
    const outcomes = await Promise.all(families.map((family, index) => confirm(canteen, family, drafts[index] ?? "")));
    expect(outcomes.every(({ outcome }) => outcome === "confirmed")).toBe(true);
    const booked = await owner().query(
      "SELECT count(*)::int AS n FROM booking WHERE slot_id = $1 AND status = 'booked'",
      [slotId],
    );
    expect(booked.rows).toEqual([{ n: 10 }]);
    const results = await Promise.all(
      families.map((family, index) => apiOf(canteen, family).booking.result({ draft: drafts[index] ?? "" })),
    );
    const tags = results.map(({ lines }) => lines[0]?.tag);
    expect(tags.filter((tag) => tag === "booked")).toHaveLength(10);
    expect(tags.filter((tag) => tag === "waiting")).toHaveLength(190);
    const places: number[] = [];
    for (const family of families) {
      const { waiting } = await apiOf(canteen, family).booking.waitlist();
      places.push(...waiting.flatMap(({ place }) => place ?? []));
    }
    expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: 190 }, (_, index) => index + 1));
    expect(await brokenInvariants()).toEqual([]);
  }, 120_000);
});
