import { describe, expect, it } from "vitest";
import { localDate } from "@/server/platform/dates";
import { daysText, periodText } from "./words.fr";

const days = (...texts: string[]) => texts.map(localDate);

describe("daysText", () => {
  it.each([
    [["2026-12-03"], "le 3 décembre 2026"],
    [["2026-12-01"], "le 1er décembre 2026"],
    [["2026-12-01", "2026-12-03"], "les 1er et 3 décembre 2026"],
    [["2026-12-01", "2026-12-03", "2026-12-04"], "les 1er, 3 et 4 décembre 2026"],
    [["2026-11-30", "2026-12-01"], "les 30 novembre 2026 et 1er décembre 2026"],
  ])("says %o as « %s »", (texts, said) => {
    expect(daysText(days(...texts))).toBe(said);
  });
});

describe("periodText", () => {
  it("names a month, and says the days of any other period", () => {
    expect(periodText(localDate("2026-12-01"), localDate("2026-12-31"))).toBe("décembre 2026");
    expect(periodText(localDate("2026-12-01"), localDate("2026-12-14"))).toBe(
      "du mardi 1er décembre au lundi 14 décembre 2026",
    );
  });
});
