import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ColumnNeed, columnWidths } from "./column-widths";

const text = (least: number, natural: number): ColumnNeed => ({ least, natural, numeric: false });
const amount = (width: number): ColumnNeed => ({ least: width, natural: width, numeric: true });
const need = fc
  .record({ least: fc.integer({ min: 1, max: 300 }), more: fc.integer({ min: 0, max: 600 }), numeric: fc.boolean() })
  .map(({ least, more, numeric }): ColumnNeed => ({ least, natural: least + more, numeric }));

describe("the widths of columns", () => {
  it.each<[string, ColumnNeed[], number, number[]]>([
    ["give what is left to the first", [text(50, 80), amount(40)], 300, [260, 40]],
    ["keep amounts on one line, texts take a second", [text(50, 400), amount(60)], 300, [240, 60]],
    ["share between texts by what each lacks", [text(50, 250), text(50, 150), amount(50)], 300, [150, 100, 50]],
    ["shrink all alike when even words do not fit", [text(300, 300), text(100, 100)], 200, [150, 50]],
  ])("%s", (_, needs, total, widths) => {
    expect(columnWidths(needs, total)).toEqual(widths);
  });

  it("fill the page exactly, and cut a word only when there is no other way", () => {
    fc.assert(
      fc.property(fc.array(need, { minLength: 2, maxLength: 9 }), (needs) => {
        const widths = columnWidths(needs, 480);
        expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(480, 6);
        const fits = needs.reduce((sum, { least }) => sum + least, 0) <= 480;
        const cut = widths.filter((width, index) => width < (needs[index]?.least ?? 0) - 1e-6);
        expect(fits ? cut : []).toEqual([]);
        expect(Math.min(...widths)).toBeGreaterThan(0);
      }),
    );
  });
});
