import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { offerPlaceJob } from "@/server/booking";
import { fixedClock, systemClock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { apiOf, book, NOON } from "../../support/booking";
import { type Canteen, type EatingFamily, makeCanteen, makeEaters, makeSchool, makeSlots } from "../../support/canteen";
import { makeAgent } from "../../support/factory";
import { fullSchool, giveBack } from "../../support/full-school";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import {
  changePlaces,
  type PlacesApi,
  placesAgent,
  placesScope,
  recapOf,
  slotRow,
  slotsToOffer,
} from "../../support/places";

let canteen: Canteen;
let town: Canteen;
let agentId: string;
let api: PlacesApi;
const DAY = "2026-12-03";

beforeAll(async () => {
  // Both at once, before any call: the list of towns is read every half minute.
  [canteen, town] = [await makeCanteen(), await makeCanteen()];
  ({ accountId: agentId, api } = await placesAgent(canteen));
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

async function schoolOf(slotId: string): Promise<string> {
  const { rows } = await owner().query("SELECT school_id FROM slot WHERE id = $1", [slotId]);
  return rows[0].school_id;
}

async function statesOf(families: readonly EatingFamily[]): Promise<string[]> {
  const { rows } = await owner().query(
    "SELECT family_id, status FROM waitlist_entry WHERE family_id = ANY ($1) ORDER BY rank",
    [families.map(({ familyId }) => familyId)],
  );
  return rows.map(({ status }) => status);
}

const offer = (slotId: string) =>
  offerPlaceJob({ slotId }, { cityId: canteen.city.id, clock: fixedClock(NOON), lastTry: false });

describe("the places of a school", () => {
  it("are read day by day, closed days with their reason", async () => {
    const { slotId, others } = await fullSchool(canteen, DAY, 2);
    const schoolId = await schoolOf(slotId);
    await makeSlots(canteen, schoolId, ["2026-12-04"], 12);
    await changePlaces(api, placesScope(schoolId, DAY, 2));
    await offer(slotId);
    const { lines, school, previous, following } = await api.month({ code: "cantine", schoolId, month: "2026-12" });
    expect(school).toMatchObject({ id: schoolId, served: true });
    expect([previous, following]).toEqual(["2026-11", "2027-01"]);
    expect(lines.find((line) => line.kind === "open" && line.day === DAY)).toEqual({
      kind: "open",
      day: DAY,
      levels: null,
      capacity: 2,
      target: null,
      booked: 1,
      offered: 1,
      waiting: 1,
      free: 0,
      changes: true,
    });
    expect(lines).toContainEqual(expect.objectContaining({ day: "2026-12-04", free: 12, booked: 0 }));
    expect(lines.at(-1)).toEqual({
      kind: "closed",
      first: "2026-12-21",
      last: "2026-12-31",
      reason: "vacances de Noël, jusqu’au dimanche 3 janvier",
    });
    expect(others).toHaveLength(2);
  });

  it("stay within the activity, and say which school it is not open in", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    const early = await api.month({ code: "cantine", schoolId, month: "2026-03" });
    expect(early).toMatchObject({ month: "2026-09", previous: null, school: { served: false } });
    expect(early.schools.map(({ id }) => id)).not.toContain(schoolId);
  });
});

describe("more places", () => {
  it("are offered at once to the first who waits, by a job of the same transaction", async () => {
    const { slotId, others } = await fullSchool(canteen, DAY, 3);
    const scope = placesScope(await schoolOf(slotId), DAY, 2);
    const recap = await recapOf(api, scope);
    expect(recap).toMatchObject({ changing: 1, same: 0, kept: [], waiting: { days: 1, children: 3 } });
    expect(recap.moves).toMatchObject([{ before: { least: 1, most: 1 }, days: 1 }]);
    expect(await slotsToOffer(canteen.city.id)).not.toContain(slotId);
    expect(await api.change({ ...scope, version: recap.version })).toMatchObject({ outcome: "changed" });
    expect(await slotsToOffer(canteen.city.id)).toContain(slotId);
    await offer(slotId);
    expect(await statesOf(others)).toEqual(["offered", "waiting", "waiting"]);
  });

  it("are not taken by who comes before the job has run", async () => {
    const { slotId, others } = await fullSchool(canteen, DAY, 1);
    const schoolId = await schoolOf(slotId);
    await changePlaces(api, placesScope(schoolId, DAY, 2));
    const late = await makeEaters(canteen, [schoolId]);
    await book(canteen, late, { wanted: [`${late.children[0]}.${DAY}`] });
    await offer(slotId);
    expect(await statesOf([...others, late])).toEqual(["offered", "waiting"]);
  });

  it("are offered to siblings when there is room for all of them", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 0);
    const family = await makeEaters(canteen, [schoolId, schoolId]);
    const wanted = family.children.map((child) => `${child}.${DAY}`);
    await book(canteen, family, { wanted, together: true });
    await changePlaces(api, placesScope(schoolId, DAY, 1));
    await offer(slotId);
    expect(await statesOf([family])).toEqual(["waiting", "waiting"]);
    await changePlaces(api, placesScope(schoolId, DAY, 2));
    await offer(slotId);
    expect(await statesOf([family])).toEqual(["offered", "offered"]);
  });
});

describe("fewer places than are taken", () => {
  async function threeEaters() {
    const schoolId = await makeSchool(canteen.city.id);
    const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 5);
    const families: EatingFamily[] = [];
    for (let n = 0; n < 3; n++) {
      const family = await makeEaters(canteen, [schoolId]);
      families.push(family);
      await book(canteen, family, { wanted: [`${family.children[0]}.${DAY}`] });
    }
    const [first, second, third] = families;
    if (!first || !second || !third) throw new Error("three families eat");
    return { schoolId, slotId, first, second, third };
  }

  it("take nobody's place, give no new one, and are reached as places are given back", async () => {
    const { schoolId, slotId, first, second } = await threeEaters();
    const scope = placesScope(schoolId, DAY, 1);
    const recap = await recapOf(api, scope);
    expect(recap.kept).toEqual([{ school: expect.any(String), day: DAY, taken: 3 }]);
    await api.change({ ...scope, version: recap.version });
    expect(await slotRow(slotId)).toEqual({ capacity: 3, target: 1, taken: 3 });
    expect(await recapOf(api, scope)).toMatchObject({ changing: 0, same: 1, kept: [{ taken: 3 }] });

    const late = await makeEaters(canteen, [schoolId]);
    await book(canteen, late, { wanted: [`${late.children[0]}.${DAY}`] });
    await giveBack(canteen, first, DAY, NOON);
    expect(await slotRow(slotId)).toEqual({ capacity: 2, target: 1, taken: 2 });
    await offer(slotId);
    expect(await statesOf([late])).toEqual(["waiting"]);
    await giveBack(canteen, second, DAY, NOON);
    expect(await slotRow(slotId)).toEqual({ capacity: 1, target: null, taken: 1 });
    await offer(slotId);
    expect(await statesOf([late])).toEqual(["waiting"]);
  });

  it("would give freed places again, were the day not to follow (negative control)", async () => {
    const { schoolId, slotId, first } = await threeEaters();
    await changePlaces(api, placesScope(schoolId, DAY, 1));
    const late = await makeEaters(canteen, [schoolId]);
    await book(canteen, late, { wanted: [`${late.children[0]}.${DAY}`] });
    await owner().query("ALTER TABLE slot DISABLE TRIGGER follow_target");
    await giveBack(canteen, first, DAY, NOON);
    await owner().query("ALTER TABLE slot ENABLE TRIGGER follow_target");
    expect(await statesOf([late])).toEqual(["offered"]);
    await owner().query("UPDATE slot SET capacity_target = NULL WHERE id = $1", [slotId]);
  });

  it("leave who, before and after in the history, and in the journal in words", async () => {
    const { schoolId, slotId, first } = await threeEaters();
    await changePlaces(api, placesScope(schoolId, DAY, 1));
    await giveBack(canteen, first, DAY, NOON);
    const { rows } = await owner().query(
      "SELECT actor, before, after FROM history_entry WHERE table_name = 'slot' AND row_id = $1 AND operation = 'update' ORDER BY id",
      [slotId],
    );
    expect(rows).toEqual([
      {
        actor: `account:${agentId}`,
        before: { capacity: 5, capacity_target: null },
        after: { capacity: 3, capacity_target: 1 },
      },
      {
        actor: `account:${first.accountId}`,
        before: { capacity: 3, taken: "***" },
        after: { capacity: 2, taken: "***" },
      },
    ]);
    const reader = await makeAgent(canteen.city.id, ["journal.lire"]);
    const today = dayOf(systemClock.now(), "Europe/Paris");
    const journal = apiOf(canteen, reader).backoffice.journal;
    const { entries } = await journal.read({
      subject: "slot",
      who: agentId,
      operation: "update",
      from: today,
      to: today,
    });
    expect(entries[0]).toMatchObject({
      about: "École d’essai, 3 décembre 2026",
      changes: [
        { column: "nombre de places", before: "5", after: "3" },
        { column: "nombre de places voulu", before: "", after: "1" },
      ],
    });
  });
});

describe("a whole period", () => {
  it("changes each day from one to another, in every school, on some weekdays only", async () => {
    const { api: places } = await placesAgent(town);
    const schools = [await makeSchool(town.city.id), await makeSchool(town.city.id)];
    const days = ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-08"];
    for (const schoolId of schools) await makeSlots(town, schoolId, days, 40);
    const scope = await places.prepare({
      code: "cantine",
      school: "",
      from: "02/12/2026",
      span: "end",
      weekdays: ["2", "4"],
      places: "55",
    });
    expect(scope).toMatchObject({ schoolId: null, first: "2026-12-02", last: "2027-07-02", weekdays: [2, 4] });
    const asked = {
      ...scope,
      schoolId: "",
      levels: "",
      weekdays: scope.weekdays.join(","),
      places: String(scope.places),
    };
    const { version, moves } = await recapOf(places, asked);
    const run = { first: DAY, last: "2026-12-08", days: 2, before: 40 };
    expect(moves).toMatchObject([{ runs: [run] }, { runs: [run] }]);
    const { present } = await places.form({ code: "cantine", first: DAY, last: DAY });
    expect(present).toMatchObject({ first: DAY, last: DAY });
    expect(present.schools).toMatchObject(schools.map(() => ({ places: { least: 40, most: 40 }, mostTaken: 0 })));
    const whole = await places.form({ code: "cantine", schoolId: "none", first: "yesterday" });
    expect(whole.present).toMatchObject({ first: "2026-11-23", last: "2027-07-02" });
    await places.change({ ...asked, version });
    const { rows } = await owner().query(
      "SELECT day::text, array_agg(capacity) AS places FROM slot WHERE activity_id = $1 GROUP BY day ORDER BY day",
      [town.activityId],
    );
    expect(rows.map(({ places: given }) => given)).toEqual([
      [40, 40],
      [55, 55],
      [40, 40],
      [55, 55],
    ]);
  });
});
