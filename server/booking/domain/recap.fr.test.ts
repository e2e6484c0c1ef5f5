import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import type { RecapLine } from "./recap";
import { recapGroups } from "./recap.fr";

const MONDAY = localDate("2027-05-03");
const LATER = "les réservations ouvriront le lundi 1er mars à 8 h";

const line = (offset: number, over: Partial<RecapLine> = {}): RecapLine => ({
  id: null,
  kind: "refused",
  childId: "lou",
  firstName: "Lou",
  day: addDays(MONDAY, offset),
  price: null,
  late: false,
  billed: false,
  expectation: null,
  place: null,
  together: false,
  reason: LATER,
  explanation: [],
  ...over,
});

const refused = (lines: readonly RecapLine[]) =>
  recapGroups(lines, true).refused.map(({ day, firstName }) => `${firstName}, ${day}`.replaceAll("\u00a0", " "));

describe("the days that a recap refuses", () => {
  it("are one line for each child where many have one reason", () => {
    const both = [0, 1, 3, 4].flatMap((offset) => [
      line(offset),
      line(offset, { childId: "zoe", firstName: "Zoé", reason: offset === 4 ? "complet" : LATER }),
    ]);
    expect(refused(both)).toEqual([
      "Lou, du lundi 3 mai au vendredi 7 mai (4 jours)",
      "Zoé, lundi 3 mai",
      "Zoé, mardi 4 mai",
      "Zoé, jeudi 6 mai",
      "Zoé, vendredi 7 mai",
    ]);
    const counted = recapGroups(both, true).refused.reduce((sum, { days }) => sum + days, 0);
    expect(counted).toBe(both.length);
  });

  it("stay one by one where they are few", () => {
    expect(refused([line(0), line(1), line(3)])).toHaveLength(3);
  });
});
