import { describe, expect, it } from "vitest";
import { addDays, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { confirmationMail } from "./mails.fr";
import { type RecapLine, settledFor } from "./recap";
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
  onceBooked: null,
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

describe("a day that could no longer be undone once booked", () => {
  const NO_WAY_BACK = "Ce jour ne pourra plus être annulé en ligne : la limite était le vendredi 30 avril à 10 h.";
  const late = line(1, { kind: "add", id: "b", reason: null, price: cents(555), late: true, onceBooked: NO_WAY_BACK });
  const settled = {
    activityName: "Restauration",
    unitLabel: "repas",
    first: MONDAY,
    last: addDays(MONDAY, 30),
    showRank: true,
    queueRule: null,
    taken: { b: { outcome: "booked" as const, place: null } },
    cancelled: [],
    left: [],
  };
  const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ").replaceAll("\u202f", " ");

  it("is told before it is confirmed, for a place as for a queue, with a price or without", () => {
    const place: RecapLine = { ...late, expectation: "place" };
    const queue: RecapLine = { ...late, expectation: "queue", place: 2 };
    const [booked] = recapGroups([place], true).booked;
    expect(plain(booked?.text)).toBe(` : 5,55 €, au tarif des réservations tardives. ${NO_WAY_BACK}`);
    const [queued] = recapGroups([queue], true).queued;
    expect(plain(queued?.text)).toMatch(/ si une place se libère\. Ce jour ne pourra plus être annulé en ligne/);
    const [blind] = recapGroups([{ ...place, price: null, late: false }], true).booked;
    expect(plain(blind?.text)).toBe(` : ${NO_WAY_BACK}`);
    expect(recapGroups([{ ...place, onceBooked: null, late: false }], true).booked[0]?.text).not.toMatch(/annulé/);
  });

  it("is told on the confirmation and in its mail", () => {
    const [told] = settledLines({ ...settled, lines: [late] });
    expect(plain(told?.text)).toBe(`réservé, 5,55 €. ${NO_WAY_BACK}`);
    expect(plain(confirmationMail({ ...settled, lines: [late] }).paragraphs.join("\n"))).toContain(NO_WAY_BACK);
  });

  it("was not kept with the confirmations of before, which are read as they are", () => {
    const { onceBooked: _, ...before } = late;
    expect(settledLines(settledFor({ ...settled, lines: [before] }, true))[0]?.text).toMatch(/^réservé, 5,55.€$/);
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

  it("say what they are, where another parent made them so", () => {
    const moved = line(0, { kind: "moved", reason: "réservé" });
    const settled = { activityName: "", unitLabel: "", first: MONDAY, last: MONDAY, showRank: true, queueRule: null };
    const [told] = settledLines({ ...settled, lines: [moved], taken: {}, cancelled: [], left: [] });
    expect(told?.text).toBe("réservé, non modifié");
  });
});
