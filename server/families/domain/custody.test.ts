import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { custodyText, isWithUs } from "./custody";

const even = { kind: "alternating", weeks: "even" } as const;
const odd = { kind: "alternating", weeks: "odd" } as const;

describe("whose week it is", () => {
  it.each([
    ["2026-11-23", true],
    ["2026-11-29", true],
    ["2026-11-30", false],
    ["2026-12-31", false],
    ["2027-01-03", false],
    ["2027-01-04", false],
    ["2027-01-11", true],
  ])("%s is a week of the even household: %s", (day, here) => {
    expect(isWithUs(even, localDate(day))).toBe(here);
    expect(isWithUs(odd, localDate(day))).toBe(!here);
  });

  it("is always the family's when the child has one home", () => {
    expect(isWithUs({ kind: "full" }, localDate("2026-11-23"))).toBe(true);
  });

  it("is said in plain words", () => {
    expect(custodyText(odd, localDate("2026-11-24"))).toBe(
      "Garde alternée\u00a0: chez vous les semaines impaires. Cette semaine (n°\u00a048)\u00a0: dans l’autre foyer.",
    );
  });
});
