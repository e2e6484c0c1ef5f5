import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createCaller } from "@/server/api/root";
import { withCity } from "@/server/db/tenant-tx";
import {
  type BillingTown,
  bookDays,
  invoicesOf,
  makeBilledFamily,
  makeBillingTowns,
  runMonth,
  verify,
} from "../../support/billing";
import { apiOf, draftOf } from "../../support/booking";
import type { EatingFamily } from "../../support/canteen";
import { makeAgent, requestOf } from "../../support/factory";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insertMove } from "../../support/moves";
import { owner } from "../../support/owner";

invariantsHoldAfterEach();

/*
 * A household that moves in the middle of a month: each day costs what it costs where the household lived that day, whenever
 * the move was written (F1, F4, D6, docs/adr/0015). A meal costs 1,75 € in the town, 6,50 € outside.
 */

const DAYS = ["2026-12-01", "2026-12-03", "2026-12-10", "2026-12-11"];
const WRITTEN = "2026-12-14T09:00:00+01:00";
const FEBRUARY = "2027-02-05T09:00:00+01:00";
const MARCH = "2027-03-05T09:00:00+01:00";

let nextTown: () => BillingTown;
let town: BillingTown;
let family: EatingFamily;
let deskSession: string;

beforeAll(async () => {
  nextTown = await makeBillingTowns(6);
});
beforeEach(async () => {
  town = nextTown();
  family = await makeBilledFamily(town);
  await verify(town);
  deskSession = (await makeAgent(town.city.id, ["familles.lire", "familles.modifier"])).sessionId;
});

/** Somebody at the desk writes where the household lives, from a day on. */
async function writeMove(residence: "commune" | "interco" | "outside", from: string, now = WRITTEN) {
  const { desk } = createCaller(requestOf(town.city.slug, deskSession, now)).families;
  const { household, version } = await desk.household({ familyId: family.familyId });
  const { familyId } = family;
  const allocataireNumber = household.allocataireNumber ?? "";
  return desk.editHousehold({ familyId, version, ...household, allocataireNumber, residence, from });
}

const billed = async (index: number) =>
  (await invoicesOf(town, family))[index]?.lines.map(({ kind, days, unit }) => ({ kind, days, unit }));

const stepsOf = async (index: number, line: number) =>
  (await invoicesOf(town, family))[index]?.lines[line]?.calculation?.steps ?? [];

const MOVED = "Le foyer habite hors de la commune à partir du 10 décembre 2026";

describe("a household that moved in the middle of a month", () => {
  it("pays each day of the month by where it lived, and reads why", async () => {
    await bookDays(town, family, DAYS);
    await writeMove("outside", "10/12/2026");
    await runMonth(town, "2026-12");
    expect(await billed(0)).toEqual([
      { kind: "service", days: ["2026-12-01", "2026-12-03"], unit: 175 },
      { kind: "service", days: ["2026-12-10", "2026-12-11"], unit: 650 },
    ]);
    expect(await stepsOf(0, 0)).not.toContain(MOVED);
    expect((await stepsOf(0, 1)).slice(0, 3)).toEqual([
      expect.stringContaining("grille n°"),
      MOVED,
      "Tarif hors commune\u00a0: 6,50\u00a0€",
    ]);
  });

  it("would pay the whole month by its last place without the date: the control", async () => {
    await bookDays(town, family, DAYS);
    await owner().query("UPDATE family SET residence = 'outside' WHERE id = $1", [family.familyId]);
    await runMonth(town, "2026-12");
    expect(await billed(0)).toEqual([{ kind: "service", days: DAYS, unit: 650 }]);
  });

  it("is asked the difference of days that were billed when the move is written late, once, and is given it back", async () => {
    await bookDays(town, family, DAYS);
    await runMonth(town, "2026-12");
    expect(await billed(0)).toEqual([{ kind: "service", days: DAYS, unit: 175 }]);
    await writeMove("outside", "10/12/2026", "2027-01-20T09:00:00+01:00");
    await runMonth(town, "2027-01", FEBRUARY);
    expect(await billed(1)).toEqual([{ kind: "regularisation", days: ["2026-12-10", "2026-12-11"], unit: 475 }]);
    expect(await stepsOf(1, 0)).toContain(MOVED);
    await runMonth(town, "2027-02", MARCH);
    expect(await invoicesOf(town, family)).toHaveLength(2);
    // It was the 11th: the desk writes that the household still lived there on the 10th, then the day itself.
    await writeMove("commune", "10/12/2026", "2027-03-06T09:00:00+01:00");
    await writeMove("outside", "11/12/2026", "2027-03-06T09:05:00+01:00");
    await runMonth(town, "2027-03", "2027-04-05T09:00:00+02:00");
    expect(await billed(2)).toEqual([{ kind: "regularisation", days: ["2026-12-10"], unit: -475 }]);
  });

  it("reads the new price in the recap of a day after the move, the former one before it, and both on file", async () => {
    await writeMove("outside", "10/12/2026", "2026-11-23T08:00:00+01:00");
    const [childId] = family.children;
    const wanted = DAYS.map((day) => `${childId}.${day}`);
    const api = apiOf(town, family);
    const draft = await draftOf(town, family, { wanted });
    const recap = await api.booking.recap({ draft });
    expect(JSON.stringify(recap)).toContain("650");
    await api.booking.confirm({ draft, seen: recap.seen.join("\n") });
    const { rows } = await owner().query(
      "SELECT day::text, price_cents FROM booking WHERE family_id = $1 ORDER BY day",
      [family.familyId],
    );
    expect(rows.map(({ day, price_cents }) => [day, price_cents])).toEqual([
      ["2026-12-01", 175],
      ["2026-12-03", 175],
      ["2026-12-10", 650],
      ["2026-12-11", 650],
    ]);
    const runId = await runMonth(town, "2026-12", undefined, "review");
    // What was announced is what is billed: nothing is left to be checked.
    const { rows: drafts } = await owner().query("SELECT checks FROM invoice WHERE run_id = $1", [runId]);
    expect(drafts).toEqual([{ checks: [] }]);
  });
});

describe("the moves of a household in the base", () => {
  it("are only ever added to by the product, which no longer writes the place without a date", async () => {
    await writeMove("outside", "10/12/2026");
    const { familyId } = family;
    for (const change of [
      "UPDATE residence_change SET from_day = '2026-01-01' WHERE family_id = $1",
      "DELETE FROM residence_change WHERE family_id = $1",
      "UPDATE family SET residence = 'outside' WHERE id = $1",
    ]) {
      await expect(
        withCity({ cityId: town.city.id, actor: "system" }, (tx) =>
          tx.$executeRawUnsafe(change.replace("$1", `'${familyId}'`)),
        ),
        change,
      ).rejects.toThrow(/permission denied/);
    }
  });

  it("say the same by the function of the base as by the rule of the fees, day after day", async () => {
    for (const [residence, from] of [
      ["interco", "2026-12-05"],
      ["outside", "2026-12-08"],
      ["commune", "2026-12-08"],
      ["interco", "2026-12-12"],
      ["outside", "2026-12-12"],
    ] as const) {
      await insertMove(town.city.id, family.familyId, { residence, from });
    }
    const { rows } = await owner().query<{ day: string; home: string }>(
      `SELECT d::date::text AS day, app.residence_on($1, d::date) AS home FROM generate_series('2026-12-04'::date, '2026-12-13', '1 day') d`,
      [family.familyId],
    );
    expect(rows.map(({ home }) => home)).toEqual([
      ...["commune", "interco", "interco", "interco", "commune", "commune", "commune", "commune", "outside", "outside"],
    ]);
    for (const { day, home } of rows) {
      const { desk } = createCaller(requestOf(town.city.slug, deskSession, `${day}T09:00:00+01:00`)).families;
      expect((await desk.household({ familyId: family.familyId })).household.residence, day).toBe(home);
    }
  });
});
