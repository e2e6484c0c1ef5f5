import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { offerPlaceJob } from "@/server/booking";
import type { QueueCriterion } from "@/server/catalogue";
import { fixedClock, systemClock } from "@/server/platform/clock";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSlots } from "../../support/canteen";
import { makeAgent, makeSchool } from "../../support/factory";
import { giveBack } from "../../support/full-school";
import { brokenInvariants } from "../../support/invariants";
import { insertMove } from "../../support/moves";
import { owner } from "../../support/owner";

/* Who passes first on the waiting lists of an activity (B5): the town's criteria, then who came first. */

const DAY = "2026-12-03";
/** After all have asked: what must hold compares the moments. */
const LATER = "2026-11-23T12:05:00+01:00";
const RESIDENTS = "Les enfants de la commune passent d’abord\u00a0; ensuite, l’ordre des demandes.";

let [firstCome, residents, siblings, both]: Canteen[] = [];

async function canteenOf(order: readonly QueueCriterion[]): Promise<Canteen> {
  const canteen = await makeCanteen();
  await owner().query("UPDATE activity SET queue_order = $2 WHERE id = $1", [canteen.activityId, order]);
  return canteen;
}

beforeAll(async () => {
  // All at once, before any call: the list of towns is read every half minute.
  firstCome = await canteenOf([]);
  residents = await canteenOf(["commune"]);
  siblings = await canteenOf(["fratrie"]);
  both = await canteenOf(["commune", "fratrie"]);
});

const there = (canteen: Canteen | undefined): Canteen => {
  if (!canteen) throw new Error("the towns are made before the tests");
  return canteen;
};

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

/** A school whose only place of the day is taken; gives who took it, and how a family of some home joins the queue. */
async function fullSchoolOf(canteen: Canteen) {
  const schoolId = await makeSchool(canteen.city.id);
  const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 1);
  const eater = async (residence: "commune" | "outside") => makeEaters(canteen, [schoolId], { residence });
  const join = async (family: EatingFamily) => {
    const { lines } = await book(canteen, family, { wanted: [`${family.children[0]}.${DAY}`] });
    return lines[0]?.text ?? "";
  };
  const holder = await eater("commune");
  await join(holder);
  return { schoolId, slotId, holder, eater, join };
}

/** A family with a child at the school, and another who is booked on the day at a school of its own. */
async function withSibling(canteen: Canteen, schoolId: string, residence: "commune" | "outside") {
  const elsewhere = await makeSchool(canteen.city.id);
  await makeSlots(canteen, elsewhere, [DAY], 9);
  const family = await makeEaters(canteen, [schoolId, elsewhere], { residence });
  await book(canteen, family, { wanted: [`${family.children[1]}.${DAY}`] });
  return family;
}

const rankOf = async (canteen: Canteen, family: EatingFamily) =>
  (await apiOf(canteen, family).booking.waitlist()).waiting[0]?.place;

async function statusOf(family: EatingFamily): Promise<string> {
  const { rows } = await owner().query("SELECT status FROM waitlist_entry WHERE child_id = $1", [family.children[0]]);
  return rows[0]?.status;
}

const declineOf = async (canteen: Canteen, family: EatingFamily) => {
  const { rows } = await owner().query("SELECT id FROM waitlist_entry WHERE child_id = $1", [family.children[0]]);
  await apiOf(canteen, family).booking.answerOffer({ entry: rows[0].id, answer: "decline" });
};

describe("a queue", () => {
  it("is who came first, where the town says nothing", async () => {
    const canteen = there(firstCome);
    const { eater, join, holder } = await fullSchoolOf(canteen);
    const [outside, resident] = [await eater("outside"), await eater("commune")];
    expect([await join(outside), await join(resident)]).toEqual([
      "complet, 1re sur liste d’attente",
      "complet, 2e sur liste d’attente",
    ]);
    await giveBack(canteen, holder, DAY, LATER);
    expect([await statusOf(outside), await statusOf(resident)]).toEqual(["offered", "waiting"]);
    expect((await apiOf(canteen, resident).booking.waitlist()).waiting[0]?.rule).toBeNull();
  });

  it("lets the children of the commune pass first: ranks, the rank to come, what is told, and offers", async () => {
    const canteen = there(residents);
    const { eater, join, holder } = await fullSchoolOf(canteen);
    const [outside, first, second] = [await eater("outside"), await eater("commune"), await eater("commune")];
    expect(await join(outside)).toBe("complet, 1re sur liste d’attente");
    const month = await apiOf(canteen, first).booking.month({ month: "2026-12" });
    expect(month.days.find(({ day }) => day === DAY)?.cells[0]?.text).toContain("vous seriez 1re");
    expect(month.queueRule).toBe(`${RESIDENTS} Votre rang peut donc reculer.`);
    expect(await join(first)).toBe("complet, 1re sur liste d’attente");
    expect(await join(second)).toBe("complet, 2e sur liste d’attente");
    expect(await Promise.all([outside, first, second].map((one) => rankOf(canteen, one)))).toEqual([3, 1, 2]);
    const { waiting } = await apiOf(canteen, outside).booking.waitlist();
    expect(waiting[0]?.rule).toBe(`${RESIDENTS} Votre rang peut donc reculer.`);
    await giveBack(canteen, holder, DAY, LATER);
    expect(await Promise.all([outside, first, second].map(statusOf))).toEqual(["waiting", "offered", "waiting"]);
    await declineOf(canteen, first);
    expect(await Promise.all([outside, first, second].map(statusOf))).toEqual(["waiting", "declined", "offered"]);
    await declineOf(canteen, second);
    expect(await statusOf(outside)).toBe("offered");
  });

  it("follows where a household lives now, not where it lived when it asked", async () => {
    const canteen = there(residents);
    const { eater, join, holder } = await fullSchoolOf(canteen);
    const [moved, resident] = [await eater("outside"), await eater("commune")];
    for (const family of [moved, resident]) await join(family);
    expect(await rankOf(canteen, resident)).toBe(1);
    await owner().query("UPDATE family SET residence = 'commune' WHERE id = $1", [moved.familyId]);
    expect(await rankOf(canteen, resident)).toBe(2);
    await giveBack(canteen, holder, DAY, LATER);
    expect([await statusOf(moved), await statusOf(resident)]).toEqual(["offered", "waiting"]);
  });

  it("looks at where a household lives on the day that is waited for, not at a move that comes after it", async () => {
    const canteen = there(residents);
    const { eater, join } = await fullSchoolOf(canteen);
    const [arrived, coming] = [await eater("outside"), await eater("outside")];
    for (const family of [coming, arrived]) await join(family);
    const cityId = canteen.city.id;
    await insertMove(cityId, coming.familyId, { residence: "commune", from: "2026-12-04" });
    await insertMove(cityId, arrived.familyId, { residence: "commune", from: DAY });
    expect([await rankOf(canteen, arrived), await rankOf(canteen, coming)]).toEqual([1, 2]);
  });

  it("lets pass first whose brother or sister is booked on the day, and no longer once that is given back", async () => {
    const canteen = there(siblings);
    const { schoolId, eater, join } = await fullSchoolOf(canteen);
    const alone = await eater("commune");
    const brother = await withSibling(canteen, schoolId, "outside");
    for (const family of [alone, brother]) await join(family);
    expect([await rankOf(canteen, alone), await rankOf(canteen, brother)]).toEqual([2, 1]);
    await book(canteen, brother, { wanted: [], base: [`${brother.children[1]}.${DAY}.booked`] });
    expect([await rankOf(canteen, alone), await rankOf(canteen, brother)]).toEqual([1, 2]);
  });

  it("is by the first criterion, then by the second, then by who came first", async () => {
    const canteen = there(both);
    const { schoolId, eater, join, holder } = await fullSchoolOf(canteen);
    const asked = [
      await eater("outside"),
      await withSibling(canteen, schoolId, "outside"),
      await eater("commune"),
      await withSibling(canteen, schoolId, "commune"),
      await eater("commune"),
    ];
    for (const family of asked) await join(family);
    const ranks = await Promise.all(asked.map((one) => rankOf(canteen, one)));
    expect(ranks).toEqual([5, 4, 2, 1, 3]);
    await giveBack(canteen, holder, DAY, LATER);
    const inOrder = [asked[3], asked[2], asked[4], asked[1], asked[0]];
    for (const next of inOrder) {
      if (!next) throw new Error("five families");
      expect(await statusOf(next)).toBe("offered");
      await declineOf(canteen, next);
    }
  });

  it("gives a place that was added to who passes first, by the job of its slot", async () => {
    const canteen = there(residents);
    const { slotId, eater, join } = await fullSchoolOf(canteen);
    const [outside, resident] = [await eater("outside"), await eater("commune")];
    for (const family of [outside, resident]) await join(family);
    await owner().query("UPDATE slot SET capacity = 2 WHERE id = $1", [slotId]);
    await offerPlaceJob({ slotId }, { cityId: canteen.city.id, clock: fixedClock(NOON), lastTry: false });
    expect([await statusOf(outside), await statusOf(resident)]).toEqual(["waiting", "offered"]);
  });
});

describe("without the criteria (negative control)", () => {
  let key = "";
  beforeAll(async () => {
    const { rows } = await owner().query("SELECT pg_get_functiondef('app.queue_key'::regproc) AS sql");
    key = rows[0].sql;
  });
  afterAll(() => owner().query(key));

  it("who came first would be offered the place, and the invariants see it", async () => {
    const canteen = there(residents);
    const { eater, join, holder, slotId } = await fullSchoolOf(canteen);
    const [outside, resident] = [await eater("outside"), await eater("commune")];
    for (const family of [outside, resident]) await join(family);
    await owner().query(`CREATE OR REPLACE FUNCTION app.queue_key(p_order text[], p_activity uuid, p_day date, p_family uuid, p_child uuid)
      RETURNS integer LANGUAGE sql STABLE AS 'SELECT 0'`);
    await giveBack(canteen, holder, DAY, LATER);
    expect([await statusOf(outside), await statusOf(resident)]).toEqual(["offered", "waiting"]);
    await owner().query(key);
    expect((await brokenInvariants()).map(({ broken }) => broken)).toEqual([
      "I5 an offer went past an older one who waits alone",
    ]);
    await owner().query("UPDATE waitlist_entry SET status = 'withdrawn' WHERE slot_id = $1", [slotId]);
    await owner().query("UPDATE slot SET taken = 0 WHERE id = $1", [slotId]);
  });
});

describe("the staff who set the order", () => {
  it("read it, change it once, are told when a colleague came first; the journal keeps it", async () => {
    const canteen = there(firstCome);
    const agent = await makeAgent(canteen.city.id, ["activites.gerer", "journal.lire"]);
    const { queue } = apiOf(canteen, agent).booking.places;
    const save = (order: "demandes" | "commune", seen: "demandes" | "fratrie" | "commune") =>
      queue.save({ code: "cantine", order, seen });
    expect(await queue.view({ code: "cantine" })).toMatchObject({ order: [], hasWaitlist: true, waiting: 1 });
    expect(await save("commune", "fratrie")).toMatchObject({ outcome: "moved" });
    expect((await queue.view({ code: "cantine" })).order).toEqual([]);
    expect(await save("commune", "demandes")).toMatchObject({ outcome: "saved" });
    // The same again: no order changed, and nobody is told that ranks have.
    expect(await save("commune", "demandes")).toMatchObject({ outcome: "same" });
    expect((await queue.view({ code: "cantine" })).order).toEqual(["commune"]);
    const read = apiOf(canteen, agent, systemClock.now().toString()).backoffice.journal.read;
    const { entries } = await read({ subject: "activity" });
    expect(
      entries.flatMap(({ who, changes }) => changes.map(({ column, after }) => [who, column, after])),
    ).toContainEqual(["Agent d’essai", "qui passe d’abord en liste d’attente", expect.stringContaining("commune")]);
    expect(await save("demandes", "commune")).toMatchObject({ outcome: "saved" });
  });

  it("are refused without the right, and for an activity that is not of their town", async () => {
    const canteen = there(firstCome);
    const [reader, manager] = [
      await makeAgent(canteen.city.id, ["familles.lire"]),
      await makeAgent(canteen.city.id, ["activites.gerer"]),
    ];
    const missing = { code: "NOT_FOUND" };
    await expect(apiOf(canteen, reader).booking.places.queue.view({ code: "cantine" })).rejects.toMatchObject(missing);
    const { queue } = apiOf(canteen, manager).booking.places;
    await expect(queue.save({ code: "danse", order: "commune", seen: "demandes" })).rejects.toMatchObject(missing);
  });
});
