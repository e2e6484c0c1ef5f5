import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headcountOf } from "./headcount";

const DIETS = ["standard", "sans_porc", "panier_pai"] as const;

describe("the headcount of a day", () => {
  it("has a row for each school, also without a meal", () => {
    const counts = [
      { schoolId: "a", day: "2026-11-23", diet: "standard" as const, meals: 12 },
      { schoolId: "a", day: "2026-11-23", diet: "panier_pai" as const, meals: 1 },
    ];
    const { rows, total } = headcountOf(["a", "b"], DIETS, counts);
    expect(rows.map((row) => row.total)).toEqual([13, 0]);
    expect(rows[1]?.byDiet).toEqual({ standard: 0, sans_porc: 0, panier_pai: 0 });
    expect(total).toBe(13);
  });

  it("refuses meals of a school that is not there: nobody may go uncounted", () => {
    const stray = { schoolId: "z", day: "2026-11-23", diet: "standard" as const, meals: 1 };
    expect(() => headcountOf(["a"], DIETS, [stray])).toThrow("unknown school z");
  });

  it("adds up by school, by diet and in all", () => {
    const count = fc.record({
      schoolId: fc.constantFrom("a", "b", "c"),
      day: fc.constantFrom("2026-11-23", "2026-11-24"),
      diet: fc.constantFrom(...DIETS),
      meals: fc.nat(300),
    });
    fc.assert(
      fc.property(fc.array(count), (counts) => {
        const table = headcountOf(["a", "b", "c"], DIETS, counts);
        const all = counts.reduce((total, { meals }) => total + meals, 0);
        expect(table.total).toBe(all);
        expect(table.rows.reduce((total, row) => total + row.total, 0)).toBe(all);
        expect(DIETS.reduce((total, diet) => total + table.totals[diet], 0)).toBe(all);
      }),
    );
  });
});
