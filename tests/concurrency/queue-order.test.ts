import type pg from "pg";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/server/platform/ids";
import { apiOf, confirm, draftOf } from "../support/booking";
import { type Canteen, type EatingFamily, makeCanteen } from "../support/canteen";
import { brokenInvariants, invariantsHoldAfterEach } from "../support/invariants";
import { owner } from "../support/owner";
import { allAtOnce, rushTo, rushWish } from "../support/rush";

invariantsHoldAfterEach();

const PLACES = 10;
const PARENTS = 200;
let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
});

interface Confirmation {
  readonly family: EatingFamily;
  readonly draftId: string;
  /** Moments of the parent's own watch, in milliseconds. */
  readonly sent: number;
  readonly answered: number;
}

/** Every parent has read their recap and confirms, at most `atOnce` of them at the same moment, in order. */
async function confirmAll(families: readonly EatingFamily[], atOnce: number): Promise<Confirmation[]> {
  const drafts: string[] = [];
  for (const family of families) drafts.push(await draftOf(canteen, family, rushWish(family)));
  const confirmations: Confirmation[] = [];
  const waiting = families.map((family, index) => ({ family, draftId: drafts[index] ?? "" }));
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const sent = performance.now();
        const { outcome } = await confirm(canteen, next.family, next.draftId);
        expect(outcome).toBe("confirmed");
        confirmations.push({ ...next, sent, answered: performance.now() });
      }
    }),
  );
  return confirmations;
}

/** What each was told: 0 for a place, else the rank in the queue. The confirmation and the waitlist page must agree. */
async function ranksTold(confirmations: readonly Confirmation[]): Promise<number[]> {
  const ranks: number[] = [];
  for (const { family, draftId } of confirmations) {
    const [line] = (await apiOf(canteen, family).booking.result({ draft: draftId })).lines;
    const { waiting } = await apiOf(canteen, family).booking.waitlist();
    const rank = waiting[0]?.place ?? 0;
    expect(line?.text).toMatch(rank === 0 ? /^réservé/ : new RegExp(`, ${rank}(e|re) sur liste d’attente$`));
    ranks.push(rank);
  }
  return ranks;
}

/** The families in the order in which the journal recorded what became of them. */
async function inOrderOfTheJournal(slotId: string): Promise<{ family: string; table: string }[]> {
  const { rows } = await owner().query(
    `SELECT family_id AS family, table_name AS "table" FROM history_entry
     WHERE operation = 'insert' AND table_name IN ('booking', 'waitlist_entry') AND after ->> 'slot_id' = $1 ORDER BY id`,
    [slotId],
  );
  return rows;
}

const everyRank = [...Array(PLACES).fill(0), ...Array.from({ length: PARENTS - PLACES }, (_, index) => index + 1)];

describe("ten places and two hundred parents", () => {
  it("all at the same moment: ten booked, the others ranked in the order of the journal, none lost", async () => {
    const { slotId, families } = await rushTo(canteen, PLACES, PARENTS);
    const confirmations = await confirmAll(families, PARENTS);
    const ranks = await ranksTold(confirmations);
    expect(ranks.toSorted((a, b) => a - b)).toEqual(everyRank);
    const journal = await inOrderOfTheJournal(slotId);
    expect(journal.map(({ table }) => table)).toEqual(everyRank.map((rank) => (rank ? "waitlist_entry" : "booking")));
    const rankOf = new Map(confirmations.map(({ family }, index) => [family.familyId, ranks[index]]));
    expect(journal.map(({ family }) => rankOf.get(family))).toEqual(everyRank);
  }, 120_000);

  it("one after the other or a few at once: who was answered before another one asked is ahead of them", async () => {
    const { families } = await rushTo(canteen, PLACES, PARENTS);
    const confirmations = await confirmAll(families, 8);
    const ranks = await ranksTold(confirmations);
    let compared = 0;
    const overtaken = confirmations.flatMap((first, one) =>
      confirmations.flatMap((second, other) => {
        if (first.answered >= second.sent) return [];
        compared++;
        const [ahead = 0, behind = 0] = [ranks[one], ranks[other]];
        return ahead < behind || (ahead === 0 && behind === 0) ? [] : [`${ahead} answered before ${behind} asked`];
      }),
    );
    expect(compared).toBeGreaterThan((PARENTS * PARENTS) / 3);
    expect(overtaken).toEqual([]);
  }, 120_000);
});

/** Counts those who wait, then takes the rank after them: what a queue would be without the lock on its slot. */
async function naiveRank(client: pg.Client, slotId: string, family: EatingFamily): Promise<void> {
  await client.query("BEGIN");
  const { rows } = await client.query("SELECT count(*) + 1 AS rank FROM waitlist_entry WHERE slot_id = $1", [slotId]);
  await client.query(
    `INSERT INTO waitlist_entry (city_id, id, slot_id, activity_id, day, child_id, family_id, requested_by, rank)
     SELECT city_id, $1, id, activity_id, day, $2, $3, $4, $5 FROM slot WHERE id = $6`,
    [newId(), family.children[0], family.familyId, family.accountId, rows[0].rank, slotId],
  );
  await client.query("COMMIT");
}

describe("a queue with the guards off", () => {
  let slotId = "";
  afterEach(async () => {
    await owner().query("DELETE FROM waitlist_entry WHERE slot_id = $1", [slotId]);
  });

  it("gives one rank to several parents: the race is real", async () => {
    const rush = await rushTo(canteen, 0, 12);
    slotId = rush.slotId;
    await allAtOnce(rush.families, (client, family) => naiveRank(client, slotId, family));
    const { rows } = await owner().query(
      "SELECT count(DISTINCT rank)::int AS n FROM waitlist_entry WHERE slot_id = $1",
      [slotId],
    );
    expect(rows[0].n).toBeLessThan(12);
    expect((await brokenInvariants()).map(({ broken }) => broken)).toContain("I5 two entries have one rank");
  });
});
