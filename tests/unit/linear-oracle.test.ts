import { describe, expect, it } from "vitest";
import { evaluateFee } from "@/server/fees/domain/evaluate-fee";
import { aRule, aSchedule, aSituation, checked } from "@/server/fees/domain/schedule.fixture";
import { linearTariff, NAMED_ROUNDINGS } from "../oracle/linear";
import { linearPrice } from "../support/linear-price";

/** Each quarter of a euro up to some way above the ceiling, and the quotient that nobody knows. */
const QUOTIENTS = [null, ...Array.from({ length: 4 * 1_200 }, (_, quarter) => quarter / 4)];

describe("a fee that follows the quotient, reckoned twice", () => {
  it.each(NAMED_ROUNDINGS)("is the same for every quotient, rounded by the name %s", (rounding) => {
    const quotientFamilial = { ...aSchedule().quotientFamilial, precision: "cent" } as const;
    const payers = [{ code: "ccas", shareLabel: "part du CCAS" }];
    const schedule = checked(aSchedule({ quotientFamilial, payers, rules: [aRule(linearPrice(rounding))] }));
    const own = linearTariff(rounding);
    const different = QUOTIENTS.filter((quotient) => {
      const fee = evaluateFee(schedule, aSituation({ quotientFamilial: quotient }));
      const { family, ccas } = own(quotient);
      return !fee.ok || fee.value.total !== Number(family) || fee.value.unitCost !== Number(family + ccas);
    });
    expect(different).toEqual([]);
  });
});
