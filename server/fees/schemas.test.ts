import { describe, expect, it } from "vitest";
import { aRule, aSchedule } from "./domain/schedule.fixture";
import { feeScheduleSchema } from "./schemas";

function messagesOf(document: unknown): string[] {
  const parsed = feeScheduleSchema.safeParse(document);
  return parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
}

describe("feeScheduleSchema", () => {
  it("accepts a complete document", () => {
    expect(messagesOf(aSchedule())).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    [
      "a day that does not exist",
      { ...aSchedule(), effectiveFrom: "2026-02-30" },
      "Écrivez une date qui existe, sous la forme 2026-09-01.",
    ],
    [
      "a fraction of a cent",
      aSchedule({ rules: [aRule({ kind: "fixed", amountCents: 2.5 })] }),
      "Écrivez un montant en centimes, sans virgule.",
    ],
    [
      "a negative price",
      aSchedule({ rules: [aRule({ kind: "fixed", amountCents: -1 })] }),
      "Un tarif ne peut pas être négatif.",
    ],
    [
      "a rate with a comma",
      aSchedule({ rules: [aRule({ kind: "linear", ratePercent: "0,36", rounding: "nearestCent" })] }),
      "Écrivez un nombre décimal, par exemple 0.36.",
    ],
    [
      "a band with two ends",
      aSchedule({
        rules: [
          aRule({ kind: "bands", bands: [{ from: 0, below: 2, upTo: 1, price: { kind: "fixed", amountCents: 1 } }] }),
        ],
      }),
      "Une tranche a une seule fin\u00a0: «\u00a0moins de\u00a0» ou «\u00a0jusqu’à\u00a0».",
    ],
    [
      "an empty condition",
      aSchedule({ rules: [aRule({ kind: "fixed", amountCents: 1 }, { when: { residence: [] } })] }),
      "Choisissez au moins une valeur, ou retirez cette condition.",
    ],
  ])("refuses %s, in French", (_name, document, message) => {
    expect(messagesOf(document)).toContain(message);
  });

  it("refuses a field that it does not know", () => {
    expect(messagesOf({ ...aSchedule(), discount: 10 })).toHaveLength(1);
  });
});
