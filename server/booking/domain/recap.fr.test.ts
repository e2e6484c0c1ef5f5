import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import type { RecapLine } from "./recap";
import { recapGroups } from "./recap.fr";
import { settledLines } from "./settled-lines.fr";

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

describe("the days that a confirmation left alone", () => {
  it("are joined as in the recap; what was booked is told day by day", () => {
    const asked = [0, 1, 3, 4].map((offset) => line(offset));
    const booked = [7, 8, 9, 10].map((offset) => line(offset, { kind: "add", reason: null, id: `b${offset}` }));
    const told = settledLines({
      activityName: "Restauration",
      unitLabel: "repas",
      first: MONDAY,
      last: addDays(MONDAY, 30),
      showRank: true,
      queueRule: null,
      lines: [...asked, ...booked],
      taken: Object.fromEntries(booked.map(({ id }) => [id, { outcome: "booked", place: null }])),
      cancelled: [],
      left: [],
    });
    expect(told.map(({ days, text }) => `${days}\u00a0: ${text}`.replaceAll("\u00a0", " "))).toEqual([
      `du lundi 3 mai au vendredi 7 mai (4 jours) : non modifié : ${LATER}`,
      "lundi 10 mai : réservé",
      "mardi 11 mai : réservé",
      "mercredi 12 mai : réservé",
      "jeudi 13 mai : réservé",
    ]);
  });
});
