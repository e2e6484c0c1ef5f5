import { expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { aFee, SITUATION } from "./billing.fixture";
import { movedTo } from "./moved-home";

const from = localDate("2026-12-01");
const move = { residence: "commune", before: "outside", from } as const;

it.each([
  ["what the household pays", aFee(300), from],
  ["what the meal costs, though the household pays the same", aFee(175, 76), from],
  ["nothing", aFee(175), undefined],
])("a line says since when the household lives there where that changes %s", (_, before, movedOn) => {
  const situation = movedTo(SITUATION, move, aFee(175), ({ residence }) => ({
    line: residence === "outside" ? before : aFee(175),
  }));
  expect(situation.movedOn).toBe(movedOn);
});

it("says so too where no price is known for the former home, and never where that is no other one", () => {
  expect(movedTo(SITUATION, move, aFee(175), () => null).movedOn).toBe(from);
  expect(movedTo(SITUATION, { ...move, before: "commune" }, aFee(175), () => ({ line: aFee(300) }))).toBe(SITUATION);
});
