import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { apiOf, draftOf } from "../support/booking";
import { type Canteen, makeCanteen } from "../support/canteen";
import { invariantsHoldAfterEach } from "../support/invariants";
import { owner } from "../support/owner";
import { placesAgent, placesScope, recapOf, slotRow } from "../support/places";
import { naiveBooking, RUSH_DAY, rushTo, rushWish } from "../support/rush";

invariantsHoldAfterEach();

const PARENTS = 50;
let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
});

describe("fewer places while parents book", () => {
  it("never gives one too many, and takes nobody's", async () => {
    const { api } = await placesAgent(canteen);
    const { schoolId, slotId, families } = await rushTo(canteen, 40, PARENTS);
    const runners = await Promise.all(
      families.map(async (family) => {
        const draftId = await draftOf(canteen, family, rushWish(family));
        const { seen } = await apiOf(canteen, family).booking.recap({ draft: draftId });
        return { family, draftId, seen: seen.join("\n") };
      }),
    );
    const scope = placesScope(schoolId, RUSH_DAY, 10);
    const { version } = await recapOf(api, scope);
    const [changed, ...outcomes] = await Promise.all([
      api.change({ ...scope, version }),
      ...runners.map(({ family, draftId, seen }) => apiOf(canteen, family).booking.confirm({ draft: draftId, seen })),
    ]);
    expect(changed.outcome).toBe("changed");
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(["confirmed"]));
    const { capacity, target, taken } = await slotRow(slotId);
    expect(taken).toBe(capacity);
    expect(capacity > 10 ? target : capacity).toBe(10);
    const { rows } = await owner().query(
      `SELECT (SELECT count(*)::int FROM booking WHERE slot_id = $1 AND status = 'booked') AS booked,
         (SELECT count(*)::int FROM waitlist_entry WHERE slot_id = $1 AND status = 'waiting') AS waiting`,
      [slotId],
    );
    expect(rows).toEqual([{ booked: taken, waiting: PARENTS - taken }]);
  });

  it("would, were the number written as it was read: only the CHECK is left (negative control)", async () => {
    const { slotId, families } = await rushTo(canteen, 5, 3);
    const [first, second] = families;
    if (!first || !second) throw new Error("three families came");
    const [agent, parent] = [0, 1].map(() => new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL }));
    if (!agent || !parent) throw new Error("two clients");
    await Promise.all([agent.connect(), parent.connect()]);
    try {
      expect(await naiveBooking(parent, slotId, first)).toBe(true);
      const { rows } = await agent.query("SELECT taken FROM slot WHERE id = $1", [slotId]);
      expect(await naiveBooking(parent, slotId, second)).toBe(true);
      const late = agent.query("UPDATE slot SET capacity = $2 WHERE id = $1", [slotId, Math.max(1, rows[0].taken)]);
      await expect(late).rejects.toThrow("slot_never_over_capacity");
    } finally {
      await Promise.all([agent.end(), parent.end()]);
    }
    await owner().query("DELETE FROM booking WHERE slot_id = $1 AND fee = '{}'", [slotId]);
    await owner().query("UPDATE slot SET taken = 0 WHERE id = $1", [slotId]);
  });
});
