import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { book } from "../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../support/canteen";
import { makeSchool } from "../support/factory";
import { invariantsHoldAfterEach } from "../support/invariants";
import { owner } from "../support/owner";

invariantsHoldAfterEach();

const DAYS = ["2026-12-03", "2026-12-04", "2026-12-07"];
let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
});

/** A school with three places a day, and families of two children who all want every day. */
async function school(count: number) {
  const schoolId = await makeSchool(canteen.city.id);
  const slots = await makeSlots(canteen, schoolId, DAYS, 3);
  const families: EatingFamily[] = [];
  for (let index = 0; index < count; index++) families.push(await makeEaters(canteen, [schoolId, schoolId]));
  return { slots, families };
}

/** One family in two asks from the last day on. */
function bookInOppositeOrders(families: readonly EatingFamily[]) {
  return families.map(({ children, ...family }, index) => {
    const days = index % 2 === 0 ? DAYS : DAYS.toReversed();
    const wanted = days.flatMap((day) => children.map((child) => `${child}.${day}`));
    return book(canteen, { ...family, children }, { wanted, together: true });
  });
}

type Step = (client: pg.Client) => Promise<unknown>;
const nothing: Step = async () => undefined;

/** Two transactions of two steps; neither begins its second before both have made their first. How each ended. */
async function twoAtOnce(moves: readonly [readonly [Step, Step], readonly [Step, Step]]): Promise<string[]> {
  const clients = moves.map((steps) => ({ steps, client: new pg.Client(process.env.DATABASE_OWNER_URL) }));
  const end = async (client: pg.Client, step: Step) => {
    try {
      await step(client);
      await client.query("COMMIT");
      return "done";
    } catch (error) {
      await client.query("ROLLBACK");
      return error instanceof Error ? error.message : String(error);
    }
  };
  try {
    for (const { client } of clients) {
      await client.connect();
      await client.query("BEGIN");
    }
    await Promise.all(clients.map(({ client, steps: [first] }) => first(client)));
    return await Promise.all(clients.map(({ client, steps: [, second] }) => end(client, second)));
  } finally {
    await Promise.all(clients.map(({ client }) => client.end()));
  }
}

/** Slots are held one after the other, as each transaction happens to find them. */
const IN_ANY_ORDER = `CREATE OR REPLACE FUNCTION app.lock_slots(p_offers jsonb) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE v_slot uuid;
  BEGIN
    FOR v_slot IN SELECT k::uuid FROM jsonb_object_keys(p_offers) k ORDER BY random() LOOP
      PERFORM 1 FROM slot s WHERE s.id = v_slot FOR NO KEY UPDATE;
      PERFORM pg_sleep(0.02);
    END LOOP;
  END $$`;

async function withSlotsHeldInAnyOrder<T>(work: () => Promise<T>): Promise<T> {
  const { rows } = await owner().query("SELECT pg_get_functiondef('app.lock_slots(jsonb)'::regprocedure) AS source");
  await owner().query(IN_ANY_ORDER);
  try {
    return await work();
  } finally {
    await owner().query(rows[0].source);
  }
}

describe("several slots at once, in one order (attack 24)", () => {
  it("siblings over several days and families in opposite orders: no deadlock, all or none", async () => {
    const { families } = await school(10);
    const results = await Promise.all(bookInOppositeOrders(families));
    for (const { lines } of results) {
      for (const day of DAYS)
        expect(new Set(lines.filter((line) => line.day === day).map(({ tag }) => tag)).size).toBe(1);
    }
  });

  it("families in opposite orders block each other when slots are held in any order (negative control)", async () => {
    const { families } = await school(10);
    const settled = await withSlotsHeldInAnyOrder(() => Promise.allSettled(bookInOppositeOrders(families)));
    const failures = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
    expect(failures.length).toBeGreaterThan(0);
    for (const failure of failures) expect(failure).toContain("deadlock detected");
  });

  it("two transactions that hold two slots block each other in opposite orders, and not by app.lock_slots", async () => {
    const { slots } = await school(0);
    const [one = "", other = ""] = slots;
    const hold = (slot: string) => (client: pg.Client) =>
      client.query("SELECT FROM slot WHERE id = $1 FOR NO KEY UPDATE", [slot]);
    const byHand = await twoAtOnce([
      [hold(one), hold(other)],
      [hold(other), hold(one)],
    ]);
    expect(byHand.toSorted()).toEqual(["deadlock detected", "done"]);

    const inOrder = (...asked: readonly string[]) => {
      const offers = JSON.stringify(Object.fromEntries(asked.map((slot) => [slot, null])));
      return (client: pg.Client) => client.query("SELECT app.lock_slots($1)", [offers]);
    };
    const ordered = await twoAtOnce([
      [nothing, inOrder(one, other)],
      [nothing, inOrder(other, one)],
    ]);
    expect(ordered).toEqual(["done", "done"]);
  });
});
