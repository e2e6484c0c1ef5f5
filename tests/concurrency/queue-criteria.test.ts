import { beforeAll, expect, it } from "vitest";
import { confirm, draftOf } from "../support/booking";
import { type Canteen, type EatingFamily, makeCanteen } from "../support/canteen";
import { giveBack } from "../support/full-school";
import { invariantsHoldAfterEach } from "../support/invariants";
import { owner } from "../support/owner";
import { RUSH_DAY, rushTo, rushWish } from "../support/rush";

invariantsHoldAfterEach();

const PLACES = 5;
const PARENTS = 60;
const LATER = "2026-11-23T12:05:00+01:00";
let canteen: Canteen;

beforeAll(async () => {
  canteen = await makeCanteen();
  await owner().query("UPDATE activity SET queue_order = '{commune}' WHERE id = $1", [canteen.activityId]);
});

interface Queued {
  readonly family: string;
  readonly status: string;
  readonly resident: boolean;
  readonly place: number;
}

/** The queue in the order in which requests came, each with the place that its family reads. */
async function queueOf(slotId: string): Promise<Queued[]> {
  const { rows } = await owner().query<Queued>(
    `SELECT w.family_id AS family, w.status, f.residence = 'commune' AS resident, app.place_in_queue(w.slot_id, w.rank)::int AS place
     FROM waitlist_entry w JOIN family f ON f.id = w.family_id WHERE w.slot_id = $1 ORDER BY w.rank`,
    [slotId],
  );
  return rows;
}

/** Those of the commune in the order in which they came, then the others in theirs. */
const byTheRule = (queue: readonly Queued[]) => [
  ...queue.filter(({ resident }) => resident),
  ...queue.filter(({ resident }) => !resident),
];

it("sixty parents at once, half of them of the commune, then five who give back at once: each place to who passes first", async () => {
  const { slotId, families } = await rushTo(canteen, PLACES, PARENTS);
  const outside = families.filter((_, index) => index % 2 === 0).map(({ familyId }) => familyId);
  await owner().query("UPDATE family SET residence = 'outside' WHERE id = ANY ($1)", [outside]);
  const drafts = new Map<EatingFamily, string>();
  for (const family of families) drafts.set(family, await draftOf(canteen, family, rushWish(family)));
  await Promise.all(families.map((family) => confirm(canteen, family, drafts.get(family) ?? "")));
  const before = await queueOf(slotId);
  expect(before).toHaveLength(PARENTS - PLACES);
  expect(byTheRule(before).map(({ place }) => place)).toEqual(before.map((_, index) => index + 1));

  const waiting = new Set(before.map(({ family }) => family));
  const holders = families.filter(({ familyId }) => !waiting.has(familyId));
  await Promise.all(holders.map((family) => giveBack(canteen, family, RUSH_DAY, LATER)));
  const offered = byTheRule(await queueOf(slotId)).map(({ status }) => status);
  expect(offered).toEqual(before.map((_, index) => (index < PLACES ? "offered" : "waiting")));
}, 60_000);
