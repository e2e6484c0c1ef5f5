import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvCell, csvOf } from "./csv";

describe("a CSV that no spreadsheet computes (attack 14)", () => {
  it.each([
    ["Lou", '"Lou"'],
    ["=1+1", `"'=1+1"`],
    ["+33 6", `"'+33 6"`],
    ["-2", `"'-2"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\t=1+1", `"'=1+1"`],
    ["\r=1+1", `"'=1+1"`],
    ["  =cmd|' /C calc'!A0", `"'=cmd|' /C calc'!A0"`],
    ["＝1+1", `"'＝1+1"`],
    ['a";=1+1;"', '"a"";=1+1;"""'],
    ["a\r\n=1+1", '"a =1+1"'],
    ["Jean-Pierre", '"Jean-Pierre"'],
  ])("%j is %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it.each([
    [-350, "-3,50"],
    [-5, "-0,05"],
    [0, "0,00"],
    [123_456, "1234,56"],
  ])("writes %i cents as %s", (cents, cell) => {
    expect(csvCell({ cents })).toBe(cell);
  });

  it("keeps numbers as numbers", () => {
    expect(csvOf([["École", 12, 0]])).toBe('\ufeff"École";12;0\r\n');
  });

  it("never begins a cell with a sign of formula, and never lets a cell end early", () => {
    const hostile = fc.string({
      unit: fc.constantFrom(..."=+-@\t\r\n\u00a0 ;\"'|%a1＝＋－＠\ufeff\u0000\u2028"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(hostile, (value) => {
        const cell = csvCell(value);
        const inside = cell.slice(1, -1).replaceAll('""', "");
        expect(inside).not.toContain('"');
        expect(cell).not.toMatch(/[\r\n\t]/);
        expect(cell.slice(1).replace(/^[\s\u00a0\ufeff]+/, "")).not.toMatch(/^[=+\-@＝＋－＠|%]/);
      }),
    );
  });
});
