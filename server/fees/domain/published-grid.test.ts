import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { nextVersion, publishedGrid, withSchoolNames } from "./published-grid";
import {
  audienceText,
  bandText,
  changeText,
  exampleText,
  proportionText,
  quotientPolicyTexts,
} from "./published-grid.fr";
import { aRule, aSchedule, checked } from "./schedule.fixture";

const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, " ");

const banded = checked(
  aSchedule({
    profiles: [
      { code: "standard", label: "repas" },
      { code: "ownMeal", label: "repas fourni par la famille (PAI)" },
    ],
    payers: [{ code: "ccas", shareLabel: "part du CCAS" }],
    rules: [
      aRule({ kind: "fixed", amountCents: 120 }, { id: "pai", label: "Tarif PAI", when: { profile: ["ownMeal"] } }),
      aRule(
        {
          kind: "bands",
          bands: [
            {
              from: 0,
              below: 400,
              price: { kind: "fixed", amountCents: 126, thirdParties: [{ payer: "ccas", amountCents: 76 }] },
            },
            { from: 400, below: 860, price: { kind: "fixed", amountCents: 175 } },
            { from: 860, below: 1150, price: { kind: "fixed", amountCents: 175 } },
            { from: 1150, price: { kind: "fixed", amountCents: 490 } },
          ],
        },
        { id: "repas", label: "Tarif du repas" },
      ),
    ],
  }),
);

const linear = checked(
  aSchedule({
    rules: [
      aRule({ kind: "linear", ratePercent: "0.36", floorCents: 260, ceilingCents: 450, rounding: "nearestCent" }),
    ],
  }),
);

describe("publishedGrid", () => {
  it("tells bands of one price as one, and who pays what", () => {
    const meal = publishedGrid(banded).tariffs[1];
    expect(meal?.bands.map(({ from, to }) => [from, to])).toEqual([
      [0, 399],
      [400, 1149],
      [1150, null],
    ]);
    expect(meal?.bands[0]?.price).toEqual({
      kind: "amount",
      cost: 126,
      thirdParties: [{ shareLabel: "part du CCAS", amount: 76 }],
      familyShare: 50,
    });
  });

  it("names the schools of a tariff, and never shows their code", () => {
    const grid = publishedGrid(banded);
    const [first] = grid.tariffs;
    const coded = { ...grid, tariffs: first ? [{ ...first, when: { schoolCode: ["0693027R", "0690000A"] } }] : [] };
    const named = withSchoolNames(coded, new Map([["0693027R", "École primaire Jean Jaurès"]]));
    expect(named.tariffs[0]?.when.schoolCode).toEqual(["École primaire Jean Jaurès", "d’une autre ville"]);
    expect(withSchoolNames(grid, new Map()).tariffs).toEqual(grid.tariffs);
  });

  it("says that the order counts when a child matches two tariffs, and only then", () => {
    expect(publishedGrid(banded).orderCounts).toBe(true);
    expect(publishedGrid(linear).orderCounts).toBe(false);
  });

  it("works out examples from below the floor to above the ceiling", () => {
    const price = publishedGrid(linear).tariffs[0]?.bands[0]?.price;
    if (price?.kind !== "proportional") throw new Error("not proportional");
    expect(plain(proportionText(price.price))).toBe(
      "0,36 % de votre quotient familial, au moins 2,60 €, au plus 4,50 €",
    );
    expect(price.examples.map((example) => plain(exampleText(example, price.price)))).toEqual([
      "0,36 % × 450 = 1,62 € : le minimum s’applique",
      "0,36 % × 850 = 3,06 €",
      "0,36 % × 1 000 = 3,60 €",
      "0,36 % × 1 150 = 4,14 €",
      "0,36 % × 1 550 = 5,58 € : le maximum s’applique",
    ]);
    expect(price.examples.map(({ unit }) => unit.familyShare)).toEqual([260, 306, 360, 414, 450]);
  });
});

describe("nextVersion", () => {
  it("announces the first version after a day", () => {
    const on = (effectiveFrom: string, version: number) => ({ effectiveFrom: localDate(effectiveFrom), version });
    const versions = [on("2025-09-01", 1), on("2027-09-01", 3), on("2026-09-01", 2)];
    expect(nextVersion(versions, localDate("2026-08-31"))?.version).toBe(2);
    expect(nextVersion(versions, localDate("2026-09-01"))?.version).toBe(3);
    expect(nextVersion(versions, localDate("2027-09-01"))).toBeUndefined();
  });
});

describe("in words", () => {
  it.each([
    [{}, null],
    [{ residence: ["commune"] }, "Habitants de la commune"],
    [{ residence: ["interco", "outside"], profile: ["standard"] }, "Habitants d’une autre commune"],
    [{ profile: ["standard"] }, null],
    [
      { residence: ["outside"], profile: ["ownMeal"] },
      "Habitants d’une commune hors de l’intercommunalité, repas fourni par la famille (PAI)",
    ],
    [{ residence: ["commune", "interco", "outside"] }, null],
    [{ classKind: ["ulis"] }, "Classes ULIS"],
    [{ schoolCode: ["École primaire Jean Jaurès", "Marie Curie"] }, "École primaire Jean Jaurès ou école Marie Curie"],
    [{ childRank: { from: 2 } }, "2e enfant et suivants"],
    [{ childCount: { from: 3, to: 3 } }, "Familles de 3 enfants"],
    [{ childCount: { from: 1 } }, "Familles de 1 enfant ou plus"],
    [{ attendances: { from: 1, to: 10 } }, "De la 1re à la 10e venue"],
    [{ regularity: ["occasional"] }, "Enfants occasionnels"],
  ] as const)("says for whom: %j", (when, expected) => {
    expect(audienceText(when, banded.profiles)).toBe(expected);
  });

  it("says bands, supplements and the quotient's policy", () => {
    expect(plain(bandText({ from: 0, to: 399 }))).toBe("Jusqu’à 399");
    expect(plain(bandText({ from: 1150, to: null }))).toBe("À partir de 1 150");
    expect(plain(changeText({ change: { kind: "amount", amountCents: 250, per: "unit" } }, "repas"))).toBe(
      "+ 2,50 € par repas",
    );
    expect(plain(changeText({ change: { kind: "percent", percent: "-12.5" } }, "repas"))).toBe("− 12,5 %");
    const policy = {
      precision: "cent" as const,
      whenUnknown: { apply: "asQuotient" as const, value: 1200 },
      reference: { referenceDay: { month: 3, day: 31 }, changes: "nextReferenceDay" as const },
    };
    expect(quotientPolicyTexts(policy).map(plain)).toEqual([
      "Si la mairie ne connaît pas votre quotient familial, le tarif d’un quotient de 1 200 s’applique.",
      "La mairie relit votre quotient chaque année, au 31 mars.",
      "Si vous signalez un changement, il compte à partir du 31 mars suivant. Rien n’est recalculé avant.",
    ]);
  });
});
