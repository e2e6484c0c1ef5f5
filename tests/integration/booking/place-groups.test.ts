import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { offerPlaceJob } from "@/server/booking";
import { SCHOOL_LEVELS } from "@/server/catalogue";
import { fixedClock } from "@/server/platform/clock";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, makeCanteen, makeSchool, makeSlots } from "../../support/canteen";
import { closeAs } from "../../support/closing";
import {
  divide,
  divisionAgent,
  divisionRecap,
  divisionScope,
  inWrongGroup,
  pupilOf,
  setLevel,
  slotsOf,
  TWO_ROOMS,
} from "../../support/division";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { changePlaces, placesScope, slotsToOffer } from "../../support/places";

/* The places of a school by level (C5): each group has its own, with its own queue. */

let canteen: Canteen;
let agent: Awaited<ReturnType<typeof divisionAgent>>;
const DAY = "2026-12-03";

beforeAll(async () => {
  canteen = await makeCanteen();
  agent = await divisionAgent(canteen);
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

const SMALL = "PS.MS.GS";
const TALL = "CP.CE1.CE2.CM1.CM2";

async function school(places: number, days: readonly string[] = [DAY]): Promise<string> {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, days, places);
  return schoolId;
}

type Pupil = Awaited<ReturnType<typeof pupilOf>>;

async function pupils(schoolId: string, levels: readonly string[]): Promise<Pupil[]> {
  const made: Pupil[] = [];
  for (const level of levels) made.push(await pupilOf(canteen, schoolId, level));
  return made;
}

/** What became of the wish of this day. */
async function bookDay(pupil: Pupil, day = DAY): Promise<string> {
  const { lines } = await book(canteen, pupil, { wanted: [`${pupil.child}.${day}`] });
  return lines[0]?.text ?? "";
}

async function textOf(pupil: Pupil, day = DAY): Promise<string> {
  const month = await apiOf(canteen, pupil).booking.month({ month: day.slice(0, 7), activity: canteen.activityId });
  return month.days.find((one) => one.day === day)?.cells[0]?.text.replaceAll("\u00a0", " ") ?? "";
}

async function stateOf({ familyId }: Pupil): Promise<string> {
  const { rows } = await owner().query<{ state: string }>(
    `SELECT status AS state FROM booking WHERE family_id = $1 AND status = 'booked'
     UNION ALL SELECT status FROM waitlist_entry WHERE family_id = $1 AND status IN ('waiting', 'offered')`,
    [familyId],
  );
  return rows.map(({ state }) => state).join(" ");
}

const offer = (slotId: string) =>
  offerPlaceJob({ slotId }, { cityId: canteen.city.id, clock: fixedClock(NOON), lastTry: false });

describe("the places of a school, once divided", () => {
  it("are taken by each group in its own, which never borrow from one another", async () => {
    const schoolId = await school(2);
    expect(await divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(1, 1)))).toMatchObject({ outcome: "divided" });
    const [small, tall, late] = await pupils(schoolId, ["MS", "CE1", "CM2"]);
    if (!small || !tall || !late) throw new Error("three pupils");
    await bookDay(tall);
    await bookDay(late);
    expect([await stateOf(tall), await stateOf(late)]).toEqual(["booked", "waiting"]);
    expect(await textOf(small)).toBe("libre (1 place)");
    expect(await textOf(await pupilOf(canteen, schoolId, "CP"))).toBe(
      "complet (CP à CM2), liste d’attente (vous seriez 2e)",
    );
    await bookDay(small);
    expect(await slotsOf(schoolId)).toMatchObject([
      { levels: SMALL, capacity: 1, taken: 1, waiting: 0 },
      { levels: TALL, capacity: 1, taken: 1, waiting: 1 },
    ]);
  });

  it("say so to a child whose level has none, and are for the others where some are planned", async () => {
    const schoolId = await school(9, [DAY, "2026-12-04"]);
    await divide(agent.levels, divisionScope(schoolId, "PS.MS.GS-4"));
    const [middle, unknown] = await pupils(schoolId, ["CE2", ""]);
    if (!middle || !unknown) throw new Error("two pupils");
    expect(await textOf(middle)).toBe("aucune place n’est prévue pour les CE2 dans cette école");
    expect(await textOf(unknown)).toBe("niveau de classe pas encore connu, demandez à la mairie de le compléter");
    await divide(agent.levels, divisionScope(schoolId, "PS.MS.GS-4", { first: "2026-12-04", others: "3" }));
    expect(await textOf(middle)).toBe("aucune place n’est prévue pour les CE2 dans cette école");
    expect([await textOf(middle, "2026-12-04"), await textOf(unknown, "2026-12-04")]).toEqual([
      "libre (3 places)",
      "libre (3 places)",
    ]);
  });

  it("begin on their day: those before are of the whole school", async () => {
    const schoolId = await school(7, [DAY, "2026-12-04"]);
    await divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(1, 2), { first: "2026-12-04" }));
    const [pupil] = await pupils(schoolId, ["CE1"]);
    if (!pupil) throw new Error("a pupil");
    expect([await textOf(pupil), await textOf(pupil, "2026-12-04")]).toEqual(["libre (7 places)", "libre (2 places)"]);
  });

  it("keep what was booked when a child changes level; what it books next is of its new group", async () => {
    const schoolId = await school(9, [DAY, "2026-12-04"]);
    await divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(3, 3)));
    const [pupil] = await pupils(schoolId, ["GS"]);
    if (!pupil) throw new Error("a pupil");
    await bookDay(pupil);
    await setLevel(pupil.child, "CP");
    await bookDay(pupil, "2026-12-04");
    expect((await slotsOf(schoolId)).map(({ day, levels, taken }) => [day, levels, taken])).toEqual([
      [DAY, SMALL, 1],
      [DAY, TALL, 0],
      ["2026-12-04", SMALL, 0],
      ["2026-12-04", TALL, 1],
    ]);
  });

  it("are closed as one day: everybody's places of it", async () => {
    const schoolId = await school(9);
    await divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(3, 3)));
    const [small, tall] = await pupils(schoolId, ["GS", "CP"]);
    if (!small || !tall) throw new Error("two pupils");
    await bookDay(small);
    await bookDay(tall);
    await closeAs(canteen, agent, { from: "03/12/2026", schoolId });
    expect((await slotsOf(schoolId)).map(({ taken }) => taken)).toEqual([0, 0]);
  });
});

describe("dividing the places of a school", () => {
  it("moves each child to its group: bookings, offers and queues, in their order; nobody loses anything", async () => {
    const schoolId = await school(3);
    const levels = ["PS", "CE1", "GS", "CE1", "PS", "CM2", "MS"];
    const all = await pupils(schoolId, levels);
    for (const pupil of all) await bookDay(pupil);
    const [, first] = all;
    if (!first) throw new Error("pupils");
    // One gives its place back: the first who waits, a CE1, is offered it.
    await book(canteen, first, { wanted: [], base: [`${first.child}.${DAY}.booked`] });
    const before = await Promise.all(all.map(stateOf));
    expect(before).toEqual(["booked", "", "booked", "offered", "waiting", "waiting", "waiting"]);
    const scope = divisionScope(schoolId, TWO_ROOMS(1, 4));
    const recap = await divisionRecap(agent.levels, scope);
    expect(recap.groups).toMatchObject([
      { children: 4, mostTaken: 2, kept: [{ day: DAY, taken: 2 }], waiting: 2 },
      { children: 3, mostTaken: 1, kept: [], waiting: 1 },
    ]);
    expect(await agent.levels.divide({ ...scope, version: recap.version })).toMatchObject({ outcome: "divided" });
    expect(await Promise.all(all.map(stateOf))).toEqual(before);
    expect(await inWrongGroup(schoolId)).toEqual([]);
    const [small, tall] = await slotsOf(schoolId);
    expect([small, tall]).toMatchObject([
      { levels: SMALL, capacity: 2, target: 1, taken: 2, waiting: 2 },
      { levels: TALL, capacity: 4, target: null, taken: 1, waiting: 1 },
    ]);
    const { rows } = await owner().query<{ child: string }>(
      "SELECT child_id AS child FROM waitlist_entry WHERE slot_id = $1 AND status = 'waiting' ORDER BY rank",
      [small?.id],
    );
    expect(rows.map(({ child }) => child)).toEqual([all[4]?.child, all[6]?.child]);
    // The tall have room now, and one of them waits: the job of the same transaction asks.
    expect(await slotsToOffer(canteen.city.id)).toContain(tall?.id);
    await offer(tall?.id ?? "");
    expect(await Promise.all(all.map(stateOf))).toEqual(before.with(5, "offered"));
    // A small one gives back: the group goes down to its number, and nobody is asked.
    await book(canteen, all[0] ?? first, { wanted: [], base: [`${all[0]?.child}.${DAY}.booked`] });
    expect((await slotsOf(schoolId))[0]).toMatchObject({ capacity: 1, target: null, taken: 1, waiting: 2 });
  });

  it("is done once when it is sent twice, and not at all when another agent changed the places meanwhile", async () => {
    const schoolId = await school(9);
    const scope = divisionScope(schoolId, TWO_ROOMS(3, 3));
    const { version } = await divisionRecap(agent.levels, scope);
    await changePlaces(agent.places, placesScope(schoolId, DAY, 8));
    expect(await agent.levels.divide({ ...scope, version })).toMatchObject({ outcome: "moved" });
    expect(await slotsOf(schoolId)).toMatchObject([{ levels: "all", capacity: 8 }]);
    const again = await divisionRecap(agent.levels, scope);
    for (let turn = 0; turn < 2; turn++) {
      expect(await agent.levels.divide({ ...scope, version: again.version })).toMatchObject({ outcome: "divided" });
    }
    const { rows } = await owner().query("SELECT 1 FROM place_division WHERE school_id = $1", [schoolId]);
    expect(rows).toHaveLength(1);
  });

  it("is done otherwise later: a level goes to another group, with what it holds", async () => {
    const schoolId = await school(9);
    await divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(3, 3)));
    const [small, tall] = await pupils(schoolId, ["GS", "CP"]);
    if (!small || !tall) throw new Error("two pupils");
    await bookDay(small);
    await bookDay(tall);
    await divide(agent.levels, divisionScope(schoolId, "PS.MS-2_GS.CP.CE1-5", { others: "1" }));
    expect(await slotsOf(schoolId)).toMatchObject([
      { levels: "PS.MS", capacity: 2, taken: 0 },
      { levels: "GS.CP.CE1", capacity: 5, taken: 2 },
      { levels: "others", capacity: 1, taken: 0 },
    ]);
    expect(await inWrongGroup(schoolId)).toEqual([]);
  });

  it("is undone: the groups' places are added up, with one queue in the order in which it was", async () => {
    const schoolId = await school(9);
    const [one, two, three] = await pupils(schoolId, ["CE1", "PS", "CE2"]);
    if (!one || !two || !three) throw new Error("three pupils");
    await divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(0, 0)));
    for (const pupil of [one, two, three]) await bookDay(pupil);
    expect((await slotsOf(schoolId)).map(({ waiting }) => waiting)).toEqual([1, 2]);
    await changePlaces(agent.places, { ...placesScope(schoolId, DAY, 2), levels: SMALL });
    await divide(agent.levels, divisionScope(schoolId, ""));
    const [whole, ...more] = await slotsOf(schoolId);
    expect([whole, more]).toMatchObject([{ levels: "all", capacity: 2, taken: 0, waiting: 3 }, []]);
    await offer(whole?.id ?? "");
    expect(await Promise.all([one, two, three].map(stateOf))).toEqual(["offered", "offered", "waiting"]);
  });

  it("loses nothing and mixes nothing, whatever is held and however often it is divided (property)", async () => {
    const schoolId = await school(4);
    const all = await pupils(
      schoolId,
      Array.from({ length: 8 }, () => ""),
    );
    for (const pupil of all) await bookDay(pupil);
    const held = async () => (await Promise.all(all.map(stateOf))).toSorted().join(" ");
    const before = await held();
    const chosen = fc.array(fc.nat({ max: 3 }), { minLength: 8, maxLength: 8 });
    const levels = fc.array(fc.constantFrom("", ...SCHOOL_LEVELS), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        chosen,
        levels,
        fc.nat({ max: 9 }),
        fc.constantFrom("", "0", "3"),
        async (of, known, places, others) => {
          for (const [index, { child }] of all.entries()) await setLevel(child, known[index] ?? "");
          const groups = [1, 2, 3].flatMap((group) => {
            const names = SCHOOL_LEVELS.filter((_, index) => of[index] === group);
            return names.length > 0 ? [`${names.join(".")}-${places}`] : [];
          });
          // Levels have changed: dividing in the same way again would have nothing to do.
          await divide(agent.levels, divisionScope(schoolId, ""));
          await divide(agent.levels, divisionScope(schoolId, groups.join("_"), { others }));
          const slots = await slotsOf(schoolId);
          expect(slots.reduce((sum, { taken }) => sum + taken, 0)).toBe(4);
          expect(slots.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(4);
          expect(await inWrongGroup(schoolId)).toEqual([]);
          expect(await held()).toBe(before);
          expect(await brokenInvariants()).toEqual([]);
        },
      ),
      { numRuns: 12 },
    );
  });
});
