import { describe, expect, it } from "vitest";
import type { Supplement } from "./fee-schedule";
import { lateCostText } from "./late-cost.fr";
import { aSchedule } from "./schedule.fixture";

const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, " ") ?? null;
const late: Supplement = {
  code: "tardive",
  label: "Réservation tardive",
  when: { late: true },
  change: { kind: "amount", amountCents: 250, per: "unit" },
};

describe("what a late booking costs more", () => {
  it.each([
    ["nothing", [], null],
    ["an amount a unit", [late], "+ 2,50 € par repas"],
    [
      "a percentage, for those of another town only",
      [{ ...late, when: { late: true, residence: ["outside"] }, change: { kind: "percent", percent: "10" } }],
      "+ 10 %, habitants d’une commune hors de l’intercommunalité",
    ],
    [
      "what is not about being late",
      [
        { ...late, when: {} },
        { ...late, when: { event: "latePickUp" } },
      ],
      null,
    ],
    [
      "two supplements",
      [late, { ...late, change: { kind: "amount", amountCents: 100, per: "day" } }],
      "+ 2,50 € par repas ; + 1,00 € par jour",
    ],
  ] as const)("%s", (_what, supplements, text) => {
    expect(plain(lateCostText(aSchedule({ supplements })))).toBe(text);
  });
});
