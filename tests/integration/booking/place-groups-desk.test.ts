import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "@/server/platform/clock";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen, makeSchool, makeSlots } from "../../support/canteen";
import { divide, divisionAgent, divisionScope, slotsOf, TWO_ROOMS } from "../../support/division";
import { makeAgent } from "../../support/factory";
import { brokenInvariants } from "../../support/invariants";
import { changePlaces, placesScope, recapOf } from "../../support/places";

/* What staff read and are refused of the places of a school by level (C5). */

let canteen: Canteen;
let town: Canteen;
let agent: Awaited<ReturnType<typeof divisionAgent>>;
const DAY = "2026-12-03";
const SMALL = "PS.MS.GS";
const TALL = "CP.CE1.CE2.CM1.CM2";

beforeAll(async () => {
  // Both at once, before any call: the list of towns is read every half minute.
  [canteen, town] = [await makeCanteen(), await makeCanteen()];
  agent = await divisionAgent(canteen);
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

async function school(places: number, days: readonly string[] = [DAY]): Promise<string> {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, days, places);
  return schoolId;
}

describe("dividing the places of a school", () => {
  it("is in the journal: each line with its school, its day and its levels, the replaced slots too", async () => {
    const schoolId = await makeSchool(canteen.city.id, { name: "Jean Macé" });
    await makeSlots(canteen, schoolId, [DAY], 9);
    await changePlaces(agent.places, placesScope(schoolId, DAY, 8));
    await divide(agent.levels, divisionScope(schoolId, TWO_ROOMS(3, 4)));
    const reader = await makeAgent(canteen.city.id, ["journal.lire"]);
    const { journal } = apiOf(canteen, reader, systemClock.now().toString()).backoffice;
    const { entries } = await journal.read({ subject: "slot" });
    const here = entries.filter(({ about }) => about?.startsWith("Jean Macé"));
    expect(here.map(({ operation, about }) => `${operation} ${about}`).toSorted()).toEqual([
      "delete Jean Macé, 3 décembre 2026",
      "insert Jean Macé, 3 décembre 2026",
      "insert Jean Macé, 3 décembre 2026, CP à CM2",
      "insert Jean Macé, 3 décembre 2026, PS à GS",
      "update Jean Macé, 3 décembre 2026",
    ]);
  });

  it("is refused for today, for days that are not the activity's, and where there is nothing to put together", async () => {
    const schoolId = await school(9);
    const form = { code: "cantine", schoolId, from: "01/12/2026", PS: "1" as const, places1: "3" };
    const { levels } = agent;
    expect(await levels.prepare({ ...form, others: "2" })).toEqual({
      code: "cantine",
      schoolId,
      first: "2026-12-01",
      groups: [{ levels: ["PS"], places: 3 }],
      others: 2,
    });
    const refused = (over: object) => expect(levels.prepare({ ...form, ...over })).rejects;
    await refused({ from: "23/11/2026" }).toThrow("PlacesDivisionTooEarly");
    await refused({ from: "01/12/2027" }).toThrow("PlacesOutsideActivity");
    await refused({ from: "01/06/2027" }).toThrow("PlacesOfNoDayLeft");
    await refused({ PS: "", places1: "" }).toThrow("PlacesWithoutGroup");
    await refused({ places1: "" }).toThrow("Écrivez le nombre de places du groupe 1.");
    await refused({ places2: "3" }).toThrow("Aucun niveau n’est dans le groupe 2.");
    const { refusal } = await levels.recap(divisionScope(schoolId, "PS-3", { first: "2026-11-23" }));
    expect(refusal).toContain("à partir du 24 novembre 2026");
  });

  it("answers for another town's school and for one that does not exist as nothing does", async () => {
    const stranger = await makeSchool(town.city.id);
    await makeSlots(town, stranger, [DAY], 5);
    for (const schoolId of [stranger, "00000000-0000-4000-8000-000000000000"]) {
      const scope = divisionScope(schoolId, TWO_ROOMS(1, 1));
      await expect(agent.levels.form({ code: "cantine", schoolId })).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(agent.levels.recap(scope)).rejects.toMatchObject({ code: "NOT_FOUND" });
      await expect(agent.levels.divide({ ...scope, version: "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await slotsOf(stranger)).toMatchObject([{ levels: "all", capacity: 5 }]);
  });
});

describe("the places of groups, as staff change them", () => {
  it("change for the levels that are chosen; those of whole schools leave them out, and say so", async () => {
    const [divided, whole] = [await school(9, ["2026-12-10"]), await school(9, ["2026-12-10"])];
    await divide(agent.levels, divisionScope(divided, TWO_ROOMS(3, 4)));
    const { levels, present } = await agent.places.form({ code: "cantine", first: "2026-12-10", last: "2026-12-10" });
    expect(levels).toEqual([
      { key: SMALL, text: "PS à GS" },
      { key: TALL, text: "CP à CM2" },
    ]);
    expect(present.schools.filter(({ schoolId }) => schoolId === divided)).toHaveLength(2);
    const everywhere = { ...placesScope("", "2026-12-10", 20), levels: "" };
    const recap = await recapOf(agent.places, everywhere);
    expect(recap.leftOut).toHaveLength(1);
    await agent.places.change({ ...everywhere, version: recap.version });
    expect(await slotsOf(whole)).toMatchObject([{ capacity: 20 }]);
    await changePlaces(agent.places, { ...placesScope("", "2026-12-10", 6), levels: SMALL });
    expect((await slotsOf(divided)).map(({ capacity }) => capacity)).toEqual([6, 4]);
    const month = await agent.places.month({ code: "cantine", schoolId: divided, month: "2026-12" });
    expect(month.lines.filter(({ kind }) => kind === "open")).toMatchObject([
      { levels: ["PS", "MS", "GS"], capacity: 6 },
      { levels: ["CP", "CE1", "CE2", "CM1", "CM2"], capacity: 4 },
    ]);
    const { refusal } = await agent.places.recap({ ...placesScope(divided, "2026-12-10", 6), levels: "" });
    expect(refusal).toContain("réparties par niveau");
    const strange = await agent.places.recap({ ...placesScope(whole, "2026-12-10", 6), levels: SMALL });
    expect(strange.refusal).toContain("n’ont pas de places à eux");
  });
});
