import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { ZONE_A_HOLIDAYS } from "@/prisma/seed/data/calendar/zone-a";
import { CITIES } from "@/prisma/seed/data/cities";
import { checkedSchedules } from "@/prisma/seed/town/fee-schedules";
import { schoolCalendar, schoolYearsOf, territoryOf } from "@/server/catalogue/domain";
import { bookingAgenda } from "@/server/catalogue/domain/booking-agenda";
import { describeAgenda } from "@/server/catalogue/domain/booking-agenda.fr";
import { describeBookingRules } from "@/server/catalogue/domain/deadline-rule.fr";
import { describeOpenDays } from "@/server/catalogue/domain/open-days.fr";
import { calendarMonths, yearsToShow } from "@/server/catalogue/domain/year-calendar";
import { nextVersion, publishedGrid } from "@/server/fees/domain/published-grid";
import { selectSchedule } from "@/server/fees/domain/select-schedule";
import { localDate, plainDate } from "@/server/platform/dates";
import { ActivityFeesSection } from "./ActivityFeesSection";
import { AgendaSection } from "./AgendaSection";
import { CalendarYears } from "./CalendarYears";
import { SchoolList } from "./SchoolList";

/** What the public pages of the demonstration's towns say, read in their HTML: real schools, dates and prices. */

const page = (content: ReactNode) => renderToStaticMarkup(content).replaceAll(/[\u00a0\u202f]/g, " ");
const textOf = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ ([.,])/g, "$1")
    .trim();

/** Each row of a table as its cells, by the caption of the table. */
function tables(html: string): Record<string, string[][]> {
  const found = [...html.matchAll(/<table.*?<\/table>/gs)].map(([table]) => {
    const caption = textOf(/<caption.*?<\/caption>/s.exec(table)?.[0] ?? "");
    const rows = [...table.matchAll(/<tr.*?<\/tr>/gs)].slice(1);
    return [caption, rows.map(([row]) => [...row.matchAll(/<t[dh].*?<\/t[dh]>/gs)].map(([cell]) => textOf(cell)))];
  });
  return Object.fromEntries(found);
}

function cityOf(slug: string) {
  const found = CITIES.find(({ city }) => city.slug === slug);
  if (!found) throw new Error(`no town ${slug}`);
  return found;
}

function fees(slug: string, service: string, on: string): string {
  const versions = checkedSchedules(slug, service);
  const current = selectSchedule(versions, localDate(on));
  const next = nextVersion(versions, localDate(on));
  const grids = { current: current.ok ? publishedGrid(current.value) : null, next: next ? publishedGrid(next) : null };
  return page(<ActivityFeesSection fees={{ id: "1", name: cityOf(slug).city.canteen.name, ...grids }} />);
}

describe("the fees", () => {
  test("of Saint-Chamond: each band with its price, and what the CCAS pays", () => {
    const html = fees("saint-chamond", "cantine", "2026-11-22");
    expect(textOf(html)).toContain(
      "Restaurant scolaire Tarifs en vigueur depuis le 1er septembre 2026. Aucun changement n’est annoncé.",
    );
    expect(tables(html)["Tarif résident, prix pour un repas"]).toEqual([
      ["Jusqu’à 399", "0,50 € sur 1,26 €, part du CCAS : 0,76 €"],
      ["De 400 à 639", "1,75 €"],
      ["De 640 à 859", "2,35 €"],
      ["De 860 à 1 149", "3,05 €"],
      ["De 1 150 à 1 499", "3,55 €"],
      ["De 1 500 à 1 699", "4,05 €"],
      ["De 1 700 à 1 899", "4,60 €"],
      ["À partir de 1 900", "4,90 €"],
    ]);
    expect(tables(html)["Suppléments et réductions"]).toEqual([
      ["Supplément pour réservation tardive", "+ 2,50 € par repas"],
    ]);
  });

  test("of Saint-Chamond before the school year: those of today, then those announced", () => {
    const text = textOf(fees("saint-chamond", "cantine", "2026-06-01"));
    expect(text).toContain("Tarifs en vigueur depuis le 1er septembre 2025");
    expect(text).toContain("Nouveaux tarifs à partir du 1er septembre 2026");
    expect(text).not.toContain("Aucun changement");
  });

  test("of Rive-de-Gier: in proportion to the quotient, worked out", () => {
    const html = fees("rive-de-gier", "cantine", "2026-11-22");
    expect(textOf(html)).toContain("0,36 %");
    const examples = tables(html)["Exemples pour un repas"] ?? [];
    expect(examples.length).toBeGreaterThan(2);
    for (const [quotient = "", price] of examples) {
      const euros = Number(quotient.replaceAll(/[^\d]/g, ""));
      const cents = Math.min(450, Math.max(260, Math.round(euros * 0.36)));
      expect(price, quotient).toBe(`${(cents / 100).toFixed(2).replace(".", ",")} €`);
    }
    expect(tables(html)["Prix pour un repas, quel que soit le quotient familial"]).toEqual([
      [expect.stringContaining("Tarif du repas fourni (PAI)"), "1,75 €"],
      [expect.stringContaining("Tarif du repas adulte"), "4,80 €"],
    ]);
  });

  test("of Corbas: by residence", () => {
    const found = tables(fees("corbas", "cantine", "2026-11-22"));
    const prices = (tariff: string) => found[`${tariff}, prix pour un repas`]?.map(([, price]) => price);
    expect(prices("Tarif résident")).toEqual(["3,45 €", "3,60 €", "3,65 €"]);
    expect(prices("Tarif hors commune")).toEqual(["4,00 €", "4,15 €", "4,20 €"]);
  });

  test("of a town that has published none", () => {
    const none = page(<ActivityFeesSection fees={{ id: "1", name: "Cantine", current: null, next: null }} />);
    expect(textOf(none)).toContain("Les tarifs en vigueur ne sont pas encore publiés ici. Demandez-les à la mairie.");
  });
});

describe("the home page", () => {
  function agenda(slug: string, at: string): string {
    const { department, timezone, canteen } = cityOf(slug).city;
    const years = schoolYearsOf(ZONE_A_HOLIDAYS);
    const { settings, weekdays } = canteen;
    const calendar = schoolCalendar({
      years,
      holidays: ZONE_A_HOLIDAYS,
      territory: territoryOf(department),
      closures: [],
      schoolWeekdays: settings.schoolWeekdays,
      openWeekdays: weekdays,
      season: settings.season,
    });
    const now = plainDate(localDate(at)).toZonedDateTime({ timeZone: timezone, plainTime: "18:00" }).toInstant();
    const days = { firstDay: localDate("2026-09-01"), lastDay: localDate("2027-08-31") };
    const question = { rules: settings.rules, ...days, calendar, openings: [], zone: timezone, now, horizon: 62 };
    const text = describeAgenda(bookingAgenda(question), timezone, 3);
    const activity = { id: "1", code: canteen.code, name: canteen.name, rules: [], ...text };
    return page(<AgendaSection activity={activity} base={`/${slug}`} />);
  }

  test("of Rive-de-Gier, on a Sunday: until when one books for Tuesday, and the next holidays", () => {
    const html = agenda("rive-de-gier", "2026-11-22");
    expect(textOf(html)).toContain("Cantine scolaire Aujourd’hui, dimanche 22 novembre : fermé (week-end).");
    expect(textOf(html)).toContain("Pour mardi 24 novembre, réservez jusqu’au lundi 23 novembre à 11 h.");
    expect(html).toContain('<time dateTime="2026-11-23T10:00:00Z">');
    expect(textOf(html)).toContain("À venir : vacances de Noël, du samedi 19 décembre au dimanche 3 janvier.");
    expect(html).toContain('href="/rive-de-gier/simulateur?activite=cantine"');
  });

  test("of Saint-Chamond: a late booking is told with its price, of Corbas: a whole week at once", () => {
    expect(textOf(agenda("saint-chamond", "2026-11-22"))).toContain(
      "Délai dépassé pour mardi 24 novembre. Une réservation tardive reste possible jusqu’au lundi 23 novembre à 17 h, au tarif des réservations tardives.",
    );
    expect(textOf(agenda("corbas", "2026-11-22"))).toContain(
      "Pour les jours du lundi 30 novembre au vendredi 4 décembre, réservez jusqu’au jeudi 26 novembre à 23 h 59.",
    );
  });

  test("in summer, when no day is known yet", () => {
    expect(textOf(agenda("corbas", "2027-08-20"))).toContain("Aucun jour n’est à réserver pour le moment.");
  });
});

describe("the schools", () => {
  const { city, schools } = cityOf("rive-de-gier");
  const { name, weekdays, settings } = city.canteen;
  const openDays = describeOpenDays(weekdays, settings.season);
  const canteen = { id: "a", name, openDays, rules: describeBookingRules(settings.rules) };
  const listed = schools.map(({ uai, name: school, kind, sector }) => {
    const served = sector === "public" ? [name] : [];
    return { id: uai, name: school, level: kind, sector, address: "42800 Rive-de-Gier", activities: served };
  });
  const html = page(<SchoolList activities={[canteen]} cityName={city.name} schools={listed} />);

  test("are all there by name, public ones first, with what the town opens in each", () => {
    const names = [...html.matchAll(/<li><strong>([^<]+)<\/strong>/g)].map(([, school]) => school);
    expect(names).toEqual(schools.map((school) => school.name));
    expect(textOf(html)).toContain("Écoles publiques de Rive-de-Gier (4) École élémentaire Burdeau-Hugo");
    expect(textOf(html)).toContain(
      "École primaire Les Vernes Maternelle et élémentaire, de la petite section au CM2 42800 Rive-de-Gier Cantine scolaire",
    );
    expect(textOf(html)).toContain(
      "Écoles privées de Rive-de-Gier (2) La ville n’y ouvre pas d’activité à réserver sur ce portail.",
    );
  });

  test("come after the days and the deadlines of the canteen", () => {
    expect(textOf(html)).toContain(
      "Cantine scolaire : jours et délais Ouvert le lundi, le mardi, le jeudi et le vendredi",
    );
    expect(textOf(html)).toContain("11 h");
  });
});

test("the calendar lists holidays, public holidays and closures month by month, and says which year is missing", () => {
  const { years, missing } = yearsToShow(localDate("2026-11-22"), schoolYearsOf(ZONE_A_HOLIDAYS));
  const closures = [
    {
      label: "journée pédagogique",
      day: localDate("2026-11-24"),
      schoolName: "École primaire Les Vernes",
      activityName: null,
    },
  ];
  const daysOff = { holidays: ZONE_A_HOLIDAYS, closures, territory: territoryOf("42") };
  const shown = years.map((year) => ({ ...year, months: calendarMonths(year, daysOff) }));
  const html = page(<CalendarYears missing={missing} schoolZone="A" years={shown} />);
  const [, november = ""] = /Novembre 2026<\/h3>(.*?)<\/section>/s.exec(html) ?? [];
  expect([...november.matchAll(/<li>(.*?)<\/li>/gs)].map(([item]) => textOf(item))).toEqual([
    "Vacances de la Toussaint, du samedi 17 octobre au dimanche 1er novembre",
    "Toussaint (jour férié), le dimanche 1er novembre",
    "Armistice de 1918 (jour férié), le mercredi 11 novembre",
    "Fermeture, École primaire Les Vernes : journée pédagogique, le mardi 24 novembre",
  ]);
  expect(textOf(html)).toContain("Zone A. Information : Le calendrier 2027-2028 n’est pas encore publié");
  expect(textOf(html)).toContain("Les dates sont connues jusqu’au 31 août 2027.");
  expect(textOf(html)).toContain("Vacances d’été, du samedi 3 juillet au mardi 31 août");
});
