import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cents } from "@/server/platform/money";
import { differenceOf } from "./difference";

const account = (due: number, billed: number, credited: number) => ({
  due: cents(due),
  billed: cents(billed),
  credited: cents(credited),
});

describe("differenceOf (X4, docs/adr/0015)", () => {
  it.each([
    ["a new day is billed whole", 235, 0, 0, 235],
    ["a day that is as it was billed", 235, 235, 0, 0],
    ["an absence excused later", 0, 235, 0, -235],
    ["a price that went up", 355, 235, 0, 120],
    ["an absence excused after a gesture gave it back", 0, 235, 235, 0],
    ["an absence excused after a gesture gave a part back", 0, 235, 100, -135],
    ["a gesture alone is not billed again", 235, 235, 235, 0],
    ["a price that went up after a gesture", 355, 235, 235, 120],
    ["a gesture larger than the difference", 135, 235, 235, 0],
  ])("%s", (_, due, billed, credited, expected) => {
    expect(differenceOf(account(due, billed, credited))).toBe(expected);
  });

  it("bills nothing the second time, and never leaves the family paying more than what was asked", () => {
    const amount = fc.integer({ min: 0, max: 5_000 });
    fc.assert(
      fc.property(amount, amount, amount, (due, billed, gesture) => {
        const credited = Math.min(gesture, billed);
        const first = differenceOf(account(due, billed, credited));
        expect(differenceOf(account(due, billed + first, credited))).toBe(0);
        const paid = billed + first - credited;
        expect(paid).toBeLessThanOrEqual(Math.max(due, billed));
        expect(paid).toBeGreaterThanOrEqual(Math.min(due, billed - credited));
      }),
    );
  });
});
