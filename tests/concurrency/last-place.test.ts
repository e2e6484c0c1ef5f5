import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { book } from "../support/booking";
import { type Canteen, type EatingFamily, makeCanteen } from "../support/canteen";
import { brokenInvariants } from "../support/invariants";
import { owner } from "../support/owner";
import { allAtOnce, rushTo, rushWish } from "../support/rush";

let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
});

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
  const outcomes = await allAtOnce(families, (client, family) =>
    naiveBooking(client, slotId, family).catch(() => false),
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
    const { slotId, families } = await rushTo(canteen, 1, 12);
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
    const { slotId, families } = await rushTo(canteen, 1, 12);
    expect(await naiveRush(slotId, families)).toBe(1);
    expect(await brokenInvariants()).toEqual([]);
  });
});

describe("the last place, through the procedures", () => {
  it("has one winner each time, and a rank for each of the others (attack 23)", async () => {
    for (let round = 0; round < 5; round++) {
      const { families } = await rushTo(canteen, 1, 8);
      const results = await Promise.all(families.map((family) => book(canteen, family, rushWish(family))));
      expect(results.map(({ lines }) => lines[0]?.tag).sort()).toEqual(["booked", ...Array(7).fill("waiting")]);
    }
    expect(await brokenInvariants()).toEqual([]);
  });
});
