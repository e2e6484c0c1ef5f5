import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type BookingRules, type Opening, schoolCalendar, schoolYearsOf } from "@/server/catalogue/domain";
import { weekParity } from "@/server/families/domain";
import { type LocalDate, localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import { type CellChild, type CellRecord, cellOf, isEditable } from "./cell";
import { describeCell, describeCommonMoment, describeLastMoment, describeOnceBooked, describeShutDay } from "./cell.fr";

const zone = "Europe/Paris";
const holidays = [{ label: "vacances de Noël", firstDay: localDate("2026-12-19"), lastDay: localDate("2027-01-03") }];
const calendar = schoolCalendar({
  years: schoolYearsOf(holidays),
  holidays,
  territory: "metropole",
  closures: [],
  schoolWeekdays: [1, 2, 4, 5],
});
const eve = (at: string) => ({ kind: "days_before" as const, count: 1, unit: "school" as const, at });
const rules: BookingRules = { booking: eve("11:00"), lateBooking: { until: eve("18:00") }, cancelling: eve("11:00") };
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
const THURSDAY = localDate("2026-12-03");

const child: CellChild = {
  id: "lea",
  level: "CE2",
  enrolments: [{ firstDay: localDate("2026-09-01"), lastDay: localDate("2027-07-02") }],
  custodyWeeks: null,
};
const slot = { id: "s", free: 3, ahead: 0, levels: [] };
const nothing: CellRecord = { slot, isForOtherLevels: false, booking: null, entry: null };
const booked = { id: "b", slotId: "s", own: true, price: cents(235), late: false };
const waiting = { id: "w", own: true, slotId: "s", place: 4, offeredUntil: null };

function cell(
  over: Partial<CellRecord> = {},
  {
    now = "2026-11-23T12:00",
    day = THURSDAY,
    who = child,
    waitlist = true,
    opening = { tag: "open", until: null } as Opening,
    asked = rules,
    noSchoolUntil = null as LocalDate | null,
  } = {},
) {
  const setting = { calendar, noSchoolUntil, rules: asked, waitlist, opening, zone, now: at(now) };
  return cellOf(who, day as LocalDate, { ...nothing, ...over }, setting);
}
const say = (...args: Parameters<typeof cell>) => describeCell(cell(...args), zone).replaceAll("\u00a0", " ");

describe("what a family reads of a cell", () => {
  it.each<[string, Parameters<typeof cell>]>([
    ["réservé", [{ booking: booked }]],
    ["réservé par l’autre parent", [{ booking: { ...booked, own: false } }]],
    ["4e sur liste d’attente", [{ entry: waiting }]],
    ["en liste d’attente, par l’autre parent", [{ entry: { ...waiting, own: false } }]],
    [
      "place proposée jusqu’au mardi 1er décembre à 9 h",
      [{ entry: { ...waiting, offeredUntil: at("2026-12-01T09:00") } }],
    ],
    ["libre (3 places)", []],
    ["libre (1 place)", [{ slot: { ...slot, free: 1 } }]],
    ["libre", [{ slot: { ...slot, free: 10 } }]],
    ["complet, liste d’attente (vous seriez 1re)", [{ slot: { ...slot, free: 0 } }]],
    ["complet, liste d’attente (vous seriez 3e)", [{ slot: { ...slot, free: 0, ahead: 2 } }]],
    [
      "complet, sans liste d’attente : une place annulée redevient libre aussitôt, revenez voir",
      [{ slot: { ...slot, free: 0 } }, { waitlist: false }],
    ],
    [
      "complet (PS à GS), liste d’attente (vous seriez 1re)",
      [{ slot: { ...slot, free: 0, levels: ["GS", "PS", "MS"] } }],
    ],
    ["pas encore ouvert à la réservation", [{ slot: null }]],
    ["aucune place n’est prévue pour les CE2 dans cette école", [{ slot: null, isForOtherLevels: true }]],
    [
      "niveau de classe pas encore connu, demandez à la mairie de le compléter",
      [{ slot: null, isForOtherLevels: true }, { who: { ...child, level: "" } }],
    ],
    ["fermé : vacances de Noël, jusqu’au dimanche 3 janvier", [{}, { day: localDate("2026-12-21") }]],
    ["pas inscrit à ce service ce jour-là", [{}, { who: { ...child, enrolments: [] } }]],
    ["libre (3 places)", [{}, { who: { ...child, enrolments: [{ firstDay: THURSDAY, lastDay: THURSDAY }] } }]],
    ["semaine de l’autre parent", [{}, { who: { ...child, custodyWeeks: "even" } }]],
    [
      "nouvelle école à partir du 7 décembre 2026, pour ce jour demandez à la mairie",
      [{ slot: null }, { noSchoolUntil: localDate("2026-12-07") }],
    ],
    [
      "délai dépassé (il fallait réserver avant le mardi 1er décembre à 18 h)",
      [{ slot: null }, { noSchoolUntil: localDate("2026-12-07"), now: "2026-12-03T08:00" }],
    ],
    ["délai dépassé (il fallait réserver avant le mardi 1er décembre à 18 h)", [{}, { now: "2026-12-01T18:01" }]],
  ])("%s", (text, args) => {
    expect(say(...args)).toBe(text);
  });

  it("keeps what is held in sight, even on a day that has closed or in a week that is not ours", () => {
    expect(say({ booking: booked }, { day: localDate("2026-12-21") })).toBe("réservé");
    expect(say({ booking: booked }, { who: { ...child, custodyWeeks: "even" } })).toBe("réservé");
  });

  it("does not tell the rank where the town does not", () => {
    expect(describeCell(cell({ entry: waiting }), zone, false)).toBe("sur liste d’attente");
    expect(describeCell(cell({ slot: { ...slot, free: 0 } }), zone, false)).toBe("complet, liste d’attente ouverte");
  });
});

describe("a window of the town", () => {
  const later: Opening = { tag: "opens_later", at: at("2026-12-01T08:00") };
  const over: Opening = { tag: "closed", since: at("2026-11-20T18:00") };
  const residents = { residences: ["commune" as const], schools: [], levels: [] };
  const shuts: [string, Opening][] = [
    ["les réservations ouvriront le mardi 1er décembre à 8 h", later],
    ["les réservations sont closes depuis le vendredi 20 novembre à 18 h", over],
    ["ouvert seulement aux habitants de la commune", { tag: "not_for", audiences: [residents] }],
  ];

  it.each(shuts)("%s", (text, opening) => {
    expect(say({}, { opening })).toBe(text);
    expect(isEditable(cell({}, { opening }))).toBe(false);
    expect(say({ slot: null }, { opening })).toBe(text);
  });

  it("touches neither what is held, nor a day that is closed or too late anyway", () => {
    const held = cell({ booking: booked }, { opening: over });
    expect(held).toEqual(cell({ booking: booked }));
    expect(isEditable(held)).toBe(true);
    expect(say({ entry: waiting }, { opening: over })).toBe("4e sur liste d’attente");
    expect(say({}, { opening: later, day: localDate("2026-12-21") })).toContain("vacances de Noël");
    expect(say({}, { opening: later, now: "2026-12-01T18:01" })).toContain("délai dépassé");
  });

  it("says the later of two openings, that of the window or that of the day", () => {
    const opensOn = (day: string) => ({
      ...rules,
      opens: { kind: "on_day" as const, day: localDate(day), at: "09:00" },
    });
    expect(say({}, { opening: later, asked: opensOn("2026-11-30") })).toContain("mardi 1er décembre à 8 h");
    expect(say({}, { opening: later, asked: opensOn("2026-12-01") })).toBe(
      "réservation possible à partir du mardi 1er décembre à 9 h",
    );
  });

  it("ends the time to book where it comes before the deadline", () => {
    const until = (end: string) => describeLastMoment(cell({}, { opening: { tag: "open", until: at(end) } }), zone);
    expect(until("2026-11-27T18:00")).toBe("à réserver avant le vendredi 27 novembre à 18\u00a0h");
    expect(until("2026-12-20T18:00")).toBe("à réserver avant le mardi 1er décembre à 11\u00a0h");
  });

  it("is said once of a day for all the children, as the family’s own", () => {
    const one = cell({}, { opening: later });
    expect(describeShutDay([one, one], zone)?.replaceAll("\u00a0", " ")).toBe(
      "les réservations ouvriront pour votre famille le mardi 1er décembre à 8 h",
    );
    expect(describeShutDay([one, cell()], zone)).toBeUndefined();
    expect(describeShutDay([one, cell({}, { opening: over })], zone)).toBeUndefined();
  });
});

describe("what can be changed", () => {
  it.each<[string, boolean, Parameters<typeof cell>]>([
    ["a free place", true, []],
    ["a free place, late", true, [{}, { now: "2026-12-01T12:00" }]],
    ["a free place, too late", false, [{}, { now: "2026-12-01T18:01" }]],
    ["a full day with a waitlist", true, [{ slot: { ...slot, free: 0 } }]],
    ["a full day without", false, [{ slot: { ...slot, free: 0 } }, { waitlist: false }]],
    ["a booking in time", true, [{ booking: booked }]],
    ["a booking too late to cancel", false, [{ booking: booked }, { now: "2026-12-01T12:00" }]],
    ["a booking of the other household", false, [{ booking: { ...booked, own: false } }]],
    ["a queue", true, [{ entry: waiting }]],
    ["an offer, which has its own page", false, [{ entry: { ...waiting, offeredUntil: at("2026-12-01T09:00") } }]],
  ])("%s: %s", (_, editable, args) => {
    expect(isEditable(cell(...args))).toBe(editable);
  });
});

describe("the last moments", () => {
  it("are told with what could no longer be undone, or not for free", () => {
    const late = { now: "2026-12-01T12:00" };
    const billed = { ...late, asked: { ...rules, lateCancelling: { until: eve("18:00") } } };
    expect(describeCommonMoment([cell({}, late), cell({}, late)], zone)).toMatch(/, sans annulation possible$/);
    expect(describeCommonMoment([cell({}, late), cell({}, billed)], zone)).toBeUndefined();
    expect(describeLastMoment(cell({}, billed), zone)).toMatch(/, annulation facturée$/);
    const full = { slot: { ...slot, free: 0 } };
    expect(describeLastMoment(cell(full, late), zone)).toMatch(/, sans annulation possible$/);
    const told = [cell(), cell({}, late), cell({}, billed)].map(
      (one) => one.tag === "free" && describeOnceBooked(one.cancelling, zone)?.replaceAll("\u00a0", " "),
    );
    expect(told).toEqual([
      undefined,
      "Ce jour ne pourra plus être annulé en ligne : la limite était le mardi 1er décembre à 11 h.",
      "Ce jour pourra être annulé jusqu’au mardi 1er décembre à 18 h, mais il restera facturé.",
    ]);
  });

  it("are real dates", () => {
    expect(describeLastMoment(cell(), zone)).toBe("à réserver avant le mardi 1er décembre à 11\u00a0h");
    expect(describeLastMoment(cell({}, { now: "2026-12-01T12:00" }), zone)).toMatch(
      /^réservation tardive possible jusqu’au mardi 1er décembre à 18.h, sans annulation possible$/,
    );
    expect(describeLastMoment(cell({ booking: booked }, { now: "2026-12-01T12:00" }), zone)).toMatch(
      /^annulation impossible depuis/,
    );
  });

  it("are said once when they are the same for all", () => {
    expect(describeCommonMoment([cell(), cell({ booking: booked })], zone)).toBe(
      "à réserver ou à annuler avant le mardi 1er décembre à 11\u00a0h",
    );
    expect(describeCommonMoment([cell({ entry: waiting })], zone)).toBeUndefined();
    const late = { now: "2026-12-01T12:00" };
    expect(describeCommonMoment([cell({}, late), cell({ booking: booked }, late)], zone)).toBeUndefined();
  });
});

it("numbers weeks as ISO 8601 does", () => {
  expect([weekParity(localDate("2026-12-03")), weekParity(localDate("2026-12-07"))]).toEqual(["odd", "even"]);
});
