import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { billDays } from "./bill-days";
import { aBilledLine, aFact, aFee, SITUATION, someFacts } from "./billing.fixture";

type Facts = Parameters<typeof someFacts>[0];

describe("a day that was billed, and a move with a date (docs/adr/0015)", () => {
  const move = { residence: "outside", from: localDate("2026-11-25"), before: "commune" } as const;
  const byHome: Facts = {
    priceOf: (_family, _activity, { residence }) => ({
      line: aFee(residence === "outside" ? 650 : 175),
      quotientMissing: false,
    }),
  };
  const situationsOf = (facts: Facts) =>
    (billDays(someFacts({ ...byHome, ...facts })).get("a")?.charges ?? []).map(({ amount, situation }) => [
      amount,
      situation.residence,
      situation.movedOn,
    ]);

  it("is priced by where the household lived that day, which the line says", () => {
    expect(situationsOf({ lines: [aBilledLine()], moveOf: () => move })).toEqual([[475, "outside", "2026-11-25"]]);
  });

  it("asks each day of the one that counts for it", () => {
    const facts = [aFact({ day: localDate("2026-11-24") }), aFact({ day: localDate("2026-11-26") })];
    const moveOf = (_family: string, day: string) => (day >= move.from ? move : null);
    const situationOf: NonNullable<Facts>["situationOf"] = (_family, _child, _activity, day) => ({
      ...SITUATION,
      residence: day >= move.from ? "outside" : "commune",
    });
    expect(situationsOf({ facts, moveOf, situationOf })).toEqual([
      [175, "commune", undefined],
      [650, "outside", "2026-11-25"],
    ]);
  });

  it("says nothing of a move that changes no price, nor of one that was taken back", () => {
    const outside = () => ({ ...SITUATION, residence: "outside" as const });
    const samePrice = () => ({ line: aFee(80), quotientMissing: false });
    expect(situationsOf({ moveOf: () => move, situationOf: outside, priceOf: samePrice })).toEqual([
      [80, "outside", undefined],
    ]);
    const moved = { ...SITUATION, residence: "outside", movedOn: move.from } as const;
    const takenBack = { ...move, residence: "commune" } as const;
    const lines = [aBilledLine({ unit: cents(650), situation: moved })];
    expect(situationsOf({ lines, moveOf: () => takenBack })).toEqual([[-475, "commune", undefined]]);
  });
});
