import pg from "pg";
import { beforeAll, describe, expect, it, test } from "vitest";
import { preparePlacesSchema } from "@/server/booking/places-schemas";
import { apiOf } from "../../support/booking";
import { type Canteen, makeCanteen, makeSchool, makeSlots } from "../../support/canteen";
import { closeAs } from "../../support/closing";
import { makeAgent } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { keeping, untilWaiting } from "../../support/keeping";
import { owner } from "../../support/owner";
import { changePlaces, type PlacesApi, placesAgent, placesScope, recapOf, slotRow } from "../../support/places";

invariantsHoldAfterEach();

let canteen: Canteen;
let elsewhere: Canteen;
let api: PlacesApi;
const DAY = "2026-12-03";

beforeAll(async () => {
  // Both at once, before any call: the list of towns is read every half minute.
  [canteen, elsewhere] = [await makeCanteen(), await makeCanteen()];
  ({ api } = await placesAgent(canteen));
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
    expect(again.moves).toMatchObject([{ before: { least: 45, most: 45 } }]);
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

describe("without the lock that a change takes before it reads again", () => {
  /** What `changePlaces` does of a day that it has read, by hand: it is still what was shown, so it is written. */
  async function naiveChange(client: pg.Client, slotId: string, places: number): Promise<() => Promise<void>> {
    await client.query("BEGIN");
    const { rows } = await client.query("SELECT capacity FROM slot WHERE id = $1", [slotId]);
    expect(rows[0].capacity).toBe(40);
    return async () => {
      await client.query("UPDATE slot SET capacity = $2 WHERE id = $1", [slotId, places]);
      await client.query("COMMIT");
    };
  }

  it("two agents would both believe that theirs holds: the second overwrites the first (negative control)", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 40);
    const clients = [50, 30].map((places) => ({
      places,
      client: new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL }),
    }));
    await Promise.all(clients.map(({ client }) => client.connect()));
    try {
      const writes: (() => Promise<void>)[] = [];
      for (const { client, places } of clients) writes.push(await naiveChange(client, slotId, places));
      for (const write of writes) await write();
      expect((await slotRow(slotId)).capacity).toBe(30);
    } finally {
      await Promise.all(clients.map(({ client }) => client.end()));
    }
  });

  it("a change waits for whoever holds the day, and sees what became of it", async () => {
    const schoolId = await makeSchool(canteen.city.id);
    const [slotId = ""] = await makeSlots(canteen, schoolId, [DAY], 40);
    const scope = placesScope(schoolId, DAY, 50);
    const { version } = await recapOf(api, scope);
    const outcome = await keeping("SELECT 1 FROM slot WHERE id = $1 FOR NO KEY UPDATE", slotId, async (held) => {
      const changing = api.change({ ...scope, version });
      await untilWaiting("FOR NO KEY UPDATE");
      await held.query("UPDATE slot SET capacity = 30 WHERE id = $1", [slotId]);
      await held.query("COMMIT");
      return changing;
    });
    expect(outcome).toMatchObject({ outcome: "moved" });
    expect((await slotRow(slotId)).capacity).toBe(30);
  });
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

  it.each([
    ["day", "03/12/2026", true],
    ["day", "04/12/2026", false],
    ["end", "04/12/2026", false],
    ["until", "04/12/2026", true],
    ["until", "", false],
  ] as const)("does not pass over a last day that goes against its length: %s, %s", (span, to, success) => {
    const parsed = preparePlacesSchema.safeParse({ ...form, span, to });
    expect(parsed.success).toBe(success);
    expect(parsed.error?.issues.map(({ path }) => path) ?? []).toEqual(success ? [] : [["to"]]);
  });

  it("is told once that a number is beyond all bounds", () => {
    const { error } = preparePlacesSchema.safeParse({ ...form, places: "9999999999999999" });
    expect(error?.issues.map(({ message }) => message)).toEqual(["Écrivez un nombre entier entre 0 et 9999."]);
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
