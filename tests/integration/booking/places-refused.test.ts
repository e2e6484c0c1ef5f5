import { afterEach, beforeAll, describe, expect, it, test } from "vitest";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen, makeSchool, makeSlots } from "../../support/canteen";
import { closeAs } from "../../support/closing";
import { makeAgent } from "../../support/factory";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { changePlaces, type PlacesApi, placesAgent, placesScope, recapOf, slotRow } from "../../support/places";

let canteen: Canteen;
let elsewhere: Canteen;
let api: PlacesApi;
const DAY = "2026-12-03";

beforeAll(async () => {
  // Both at once, before any call: the list of towns is read every half minute.
  [canteen, elsewhere] = [await makeCanteen(), await makeCanteen()];
  ({ api } = await placesAgent(canteen));
});

afterEach(async () => {
  expect(await brokenInvariants()).toEqual([]);
});

describe("two agents", () => {
  it("do not overwrite each other: the second reads again; the same form sent twice changes nothing", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 40);
    const mine = placesScope(schoolId, DAY, 50);
    const { version } = await recapOf(api, mine);
    const { api: other } = await placesAgent(canteen);
    await changePlaces(other, placesScope(schoolId, DAY, 45));
    expect(await api.change({ ...mine, version })).toMatchObject({ outcome: "moved" });
    expect(await slotRow(slotId)).toMatchObject({ capacity: 45 });
    const again = await recapOf(api, mine);
    expect(again.moves).toMatchObject([{ before: 45 }]);
    const sent = { ...mine, version: again.version };
    expect(await Promise.all([api.change(sent), api.change(sent)])).toMatchObject([
      { outcome: "changed" },
      { outcome: "changed" },
    ]);
    const { rows } = await owner().query(
      "SELECT count(*)::int AS lines FROM history_entry WHERE row_id = $1 AND operation = 'update'",
      [slotId],
    );
    expect(rows).toEqual([{ lines: 2 }]);
  });

  it("have one winner when they confirm at the same moment", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 40);
    const { api: other } = await placesAgent(canteen);
    const { version } = await recapOf(api, placesScope(schoolId, DAY, 50));
    const outcomes = await Promise.all([
      api.change({ ...placesScope(schoolId, DAY, 50), version }),
      other.change({ ...placesScope(schoolId, DAY, 30), version }),
    ]);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(["changed", "moved"]);
    const winner = outcomes.find(({ outcome }) => outcome === "changed");
    expect((await slotRow(slotId)).capacity).toBe(winner?.places);
  });
});

test("a day that is closed after the recap was read is refused with its reason", async () => {
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, [DAY], 40);
  const mine = placesScope(schoolId, DAY, 50);
  const { version } = await recapOf(api, mine);
  await closeAs(canteen, await placesAgent(canteen), { from: "03/12/2026", schoolId });
  await expect(api.change({ ...mine, version })).rejects.toMatchObject({
    cause: { detail: { because: { tag: "PlacesNoOpenDay" } } },
  });
  expect(await api.recap(mine)).toMatchObject({ recap: null, refusal: expect.stringContaining("Grève") });
});

describe("a change that cannot be", () => {
  const form = {
    code: "cantine",
    school: "",
    from: "03/12/2026",
    span: "day",
    weekdays: [] as string[],
    places: "30",
  } as const;

  it.each([
    ["PlacesDayPast", { from: "20/11/2026" }],
    ["PlacesOutsideActivity", { from: "05/07/2027" }],
    ["PlacesOutsideActivity", { span: "until", to: "05/07/2027" }],
    ["PlacesPeriodEndsBeforeStart", { span: "until", to: "02/12/2026" }],
    ["PlacesNoOpenDay", { from: "19/12/2026", span: "until", to: "03/01/2027" }],
    ["PlacesActivityNotFound", { code: "garderie" }],
  ] as const)("is refused: %s", async (tag, over) => {
    await makeSlots(canteen, await makeSchool(canteen.city.id), [DAY], 1);
    await expect(api.prepare({ ...form, ...over })).rejects.toThrow(tag);
  });

  it("says why the one day is closed, and which school the activity is not open in", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    await expect(api.prepare({ ...form, school: schoolId })).rejects.toThrow("PlacesNotOpenInSchool");
    await makeSlots(canteen, schoolId, ["2026-12-22"], 1);
    await expect(api.prepare({ ...form, school: schoolId, from: "22/12/2026" })).rejects.toMatchObject({
      cause: { detail: { reason: "vacances de Noël, jusqu’au dimanche 3 janvier" } },
    });
    const past = { ...placesScope(schoolId, "2026-11-20", 3), version: "" };
    await expect(api.change(past)).rejects.toThrow("PlacesNoLongerPossible");
    expect(await api.recap(placesScope(schoolId, "2026-11-20", 3))).toMatchObject({
      recap: null,
      refusal: expect.stringContaining("Ce jour est passé"),
    });
  });

  it("does not know another town's school, nor opens to who lacks the right", async () => {
    const theirs = await makeSchool(elsewhere.city.id);
    const [slotId = ""] = await makeSlots(elsewhere, theirs, [DAY], 40);
    const scope = { ...placesScope(theirs, DAY, 0), version: "" };
    await expect(api.change(scope)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(api.month({ code: "cantine", schoolId: theirs })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const reader = await makeAgent(elsewhere.city.id, ["effectifs.lire", "presences.saisir"]);
    await expect(apiOf(elsewhere, reader).booking.places.change(scope)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await slotRow(slotId)).toMatchObject({ capacity: 40 });
  });
});
