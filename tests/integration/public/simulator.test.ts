import { beforeAll, describe, expect, it } from "vitest";
import { explainFee } from "@/server/fees";
import type { SimulationAnswers } from "@/server/fees/simulation-schemas";
import { newId } from "@/server/platform/ids";
import { makeSchool } from "../../support/factory";
import { insert, owner } from "../../support/owner";
import { makePublicTown, type PublicTown, plain, visitorOf } from "./town";

let saintChamond: PublicTown;
let riveDeGier: PublicTown;
let corbas: PublicTown;

beforeAll(async () => {
  saintChamond = await makePublicTown("saint-chamond");
  riveDeGier = await makePublicTown("rive-de-gier");
  corbas = await makePublicTown("corbas");
});

const answers = (changes: Partial<SimulationAnswers> = {}): SimulationAnswers => ({
  activity: "cantine",
  asks: ["quotient", "residence"],
  quotient: "720",
  residence: "commune",
  children: "1",
  profile1: "standard",
  days1: ["1", "2", "4", "5"],
  ...{ days2: [], days3: [], days4: [], days5: [], days6: [] },
  ...changes,
});

describe("the simulator (F3)", () => {
  it("prices a week and the open days of next month, with every step", async () => {
    const simulation = await visitorOf(saintChamond).fees.simulate(answers());
    expect(simulation).toMatchObject({ weekTotal: 4 * 235, month: "2026-12-01", weekHelp: [] });
    const [line] = simulation.children[0]?.week ?? [];
    if (!line) throw new Error("no line");
    expect(explainFee(line).map(plain)).toEqual([
      "Restauration scolaire : grille n° 2, en vigueur depuis le 1er septembre 2026",
      "QF 720 : tranche de 640 à 859",
      "Tarif résident : 2,35 €",
      "4 repas × 2,35 € = 9,40 €",
    ]);
    // December 2026: classes from the 1st to Friday the 18th, on Mondays, Tuesdays, Thursdays and Fridays.
    expect(simulation.children[0]).toMatchObject({ monthUnits: 11, monthTotal: 11 * 235 });
  });

  it("goes over a month of holidays", async () => {
    const simulation = await visitorOf(saintChamond, "2027-06-20T10:00:00+02:00").fees.simulate(answers());
    expect(simulation.month).toBe("2027-07-01");
    expect(simulation.children[0]?.monthUnits).toBe(2);
    const summer = await visitorOf(saintChamond, "2027-07-20T10:00:00+02:00").fees.simulate(answers());
    expect(summer).toMatchObject({ month: null, weekTotal: 4 * 235, monthTotal: 0 });
  });

  it("tells what the CCAS pays, for siblings who eat otherwise", async () => {
    const simulation = await visitorOf(saintChamond).fees.simulate(
      answers({ quotient: "300", children: "2", profile2: "ownMeal", days2: ["1"] }),
    );
    expect(simulation.weekTotal).toBe(4 * 50 + 50);
    expect(simulation.weekHelp).toEqual([{ shareLabel: "part du CCAS", amount: 4 * 76 }]);
  });

  it("takes the highest price when the quotient is not known, and says so", async () => {
    const simulation = await visitorOf(riveDeGier).fees.simulate(
      answers({ quotient: undefined, quotientUnknown: "on", residence: undefined, asks: ["quotient"] }),
    );
    expect(simulation.weekTotal).toBe(4 * 450);
    const [line] = simulation.children[0]?.week ?? [];
    expect(line && plain(explainFee(line).join(" "))).toContain("le tarif le plus élevé s’applique");
  });

  it("asks each town only what its grid depends on", async () => {
    const [atSaintChamond] = await visitorOf(saintChamond).fees.simulator();
    expect(atSaintChamond).toMatchObject({
      residences: ["commune", "outside"],
      quotient: true,
      weekdays: [1, 2, 4, 5],
    });
    const [atRiveDeGier] = await visitorOf(riveDeGier).fees.simulator();
    expect(atRiveDeGier?.residences).toEqual([]);
    expect(atRiveDeGier?.profiles.map(({ code }) => code)).toEqual(["standard", "ownMeal", "adult"]);
  });

  it("names a school that has a price of its own, which the fees know by a code", async () => {
    const { id: city_id, activityId: activity_id } = corbas;
    const uai = "0691234A";
    await makeSchool(city_id, { uai, name: "École du Lac" });
    await makeSchool(city_id);
    const { rows } = await owner().query(
      "SELECT document FROM fee_schedule WHERE activity_id = $1 ORDER BY version DESC LIMIT 1",
      [activity_id],
    );
    const [last] = rows;
    const [rule] = last.document.rules;
    const own = { ...rule, id: "lac", label: "École du Lac", when: { ...rule.when, schoolCode: [uai] } };
    const document = {
      ...last.document,
      version: 90,
      effectiveFrom: "2026-11-01",
      rules: [own, ...last.document.rules],
    };
    const schedule = { city_id, id: newId(), activity_id, version: 90, effective_from: "2026-11-01", document };
    await insert("fee_schedule", schedule);
    const [activity] = await visitorOf(corbas).fees.simulator();
    expect(activity).toMatchObject({ schoolCodes: ["", uai], schoolNames: { [uai]: "École du Lac" } });
    expect(Object.keys(activity?.schoolNames ?? {})).toEqual([uai]);
  });

  it("refuses in words, by field, what is missing or wrong", async () => {
    const visitor = visitorOf(saintChamond);
    await expect(visitor.fees.simulate(answers({ quotient: "beaucoup" }))).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
    await expect(visitor.fees.simulate(answers({ days1: [] }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(visitor.fees.simulate(answers({ profile1: "luxe" }))).rejects.toMatchObject({
      code: "UNPROCESSABLE_CONTENT",
      message: "UnknownProfile",
    });
    await expect(visitor.fees.simulate(answers({ activity: "piscine" }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("keeps nothing of what a visitor answers", async () => {
    const rows = async () => (await owner().query("SELECT count(*)::int AS n FROM history_entry")).rows[0].n;
    const before = await rows();
    await visitorOf(saintChamond).fees.simulate(answers());
    expect(await rows()).toBe(before);
  });
});

describe("the published fees", () => {
  it("are those of the town, by version", async () => {
    const [today] = await visitorOf(saintChamond).fees.published();
    expect(today).toMatchObject({ current: { version: 2, effectiveFrom: "2026-09-01" }, next: null });
    const [lastYear] = await visitorOf(saintChamond, "2026-06-01T10:00:00+02:00").fees.published();
    expect(lastYear).toMatchObject({ current: { version: 1 }, next: { version: 2, effectiveFrom: "2026-09-01" } });
    const [elsewhere] = await visitorOf(riveDeGier).fees.published();
    expect(elsewhere?.current?.tariffs.map(({ label }) => label)).toContain("Tarif du repas adulte");
  });
});
