import fc from "fast-check";
import { expect, test } from "vitest";
import { cents, sumCents } from "@/server/platform/money";
import { activityTotals } from "./activity-totals";

const line = (activityName: string, amount: number) => ({ activityName, amount: cents(amount) });

test("each activity has its total, in the order of the lines", () => {
  const lines = [line("Cantine", 700), line("Soir", 1_225), line("Cantine", -175)];
  expect(activityTotals(lines)).toEqual([
    { name: "Cantine", amount: 525 },
    { name: "Soir", amount: 1_225 },
  ]);
});

test("an invoice of one activity, or of none, has no other total than its own", () => {
  expect(activityTotals([line("Cantine", 700), line("Cantine", 260)])).toEqual([]);
  expect(activityTotals([])).toEqual([]);
});

test("totals add up to the lines, whatever they are", () => {
  const anyLine = fc.record({
    activityName: fc.constantFrom("Cantine", "Soir", "Mercredi"),
    amount: fc.integer({ min: -50_000, max: 50_000 }).map(cents),
  });
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 30 }), (lines) => {
      const totals = activityTotals(lines);
      const whole = sumCents(lines.map(({ amount }) => amount));
      if (totals.length > 0) expect(sumCents(totals.map(({ amount }) => amount))).toBe(whole);
      else expect(new Set(lines.map(({ activityName }) => activityName)).size).toBeLessThan(2);
    }),
  );
});
