import type pg from "pg";
import { Temporal } from "temporal-polyfill";
import { expect, test, vi } from "vitest";
import { invoicedMonth } from "@/prisma/seed/billing/invoiced-month";
import { demoCalendar } from "@/prisma/seed/calendar";
import { Random } from "@/prisma/seed/random";
import { townRows } from "@/prisma/seed/seed-town";
import { demoTowns, type Town } from "@/prisma/seed/town/town";
import { ensureCityKey } from "@/server/platform/crypto";
import { addDays, type LocalDate, localDate, plainDate } from "@/server/platform/dates";

// Half of the time of a load, and no part of what is asked here.
vi.mock("@node-rs/argon2", () => ({ hash: async () => "hashed" }));

type Row = Readonly<Record<string, unknown>>;

/** What a town would hold, had the demonstration been loaded on that day, before dawn. */
async function contentOf(town: Town, today: LocalDate): Promise<(table: string) => readonly Row[]> {
  await ensureCityKey(town.id);
  const now = plainDate(today).toZonedDateTime({ timeZone: town.entry.timezone, plainTime: "04:49" }).toInstant();
  const random = new Random(`preau ${town.entry.slug}/content`);
  const { rows } = await townRows(town, random, { now, today, issuer: "http://localhost:4100/api/v2" });
  const written = new Map<string, Row[]>();
  const query = async (statement: string, [content]: readonly string[]) => {
    const table = /^INSERT INTO (\w+)/.exec(statement)?.[1] ?? "";
    written.set(table, [...(written.get(table) ?? []), ...JSON.parse(content ?? "[]")]);
  };
  await rows.write({ query } as unknown as pg.ClientBase);
  return (table) => written.get(table) ?? [];
}

/** Summer, its two ends, the months in which June is invoiced, and a day that comes once in four years. */
test.each([
  ["2027-06-29", "saint-chamond"],
  ["2027-07-10", "rive-de-gier"],
  ["2027-08-20", "corbas"],
  ["2027-09-05", "rive-de-gier"],
  ["2027-10-20", "saint-chamond"],
  ["2028-02-29", "corbas"],
])("loaded on %s, %s has places, full days, queues, offers and meals to invoice", async (on, slug) => {
  const today = localDate(on);
  const towns = demoTowns(demoCalendar(today), (name) => new Random(`preau ${name}`));
  const town = towns.find(({ entry }) => entry.slug === slug);
  if (!town) throw new Error(`no town ${slug}`);
  const of = await contentOf(town, today);
  const ahead = of("slot").filter(({ day, activity_id }) => String(day) > today && activity_id === town.canteen.id);
  const free = ahead.filter(({ taken, capacity }) => Number(taken) < Number(capacity));
  expect(free.length).toBeGreaterThan(20);
  expect(ahead.filter(({ taken, capacity }) => taken === capacity).length).toBeGreaterThanOrEqual(3);
  const entries = of("waitlist_entry");
  expect(entries.filter(({ status }) => status === "waiting").length).toBeGreaterThanOrEqual(3);
  expect(entries.filter(({ status }) => status === "offered").length).toBeGreaterThanOrEqual(1);
  const hours = entries.flatMap(({ offer_expires_at: end }) =>
    end ? Temporal.Instant.from(String(end)).toZonedDateTimeISO(town.entry.timezone).hour : [],
  );
  expect(hours.filter((hour) => hour < 8 || hour >= 21)).toEqual([]);
  expect(entries.filter(({ day }) => String(day) <= addDays(today, 1))).toEqual([]);

  const month = invoicedMonth(town, today) ?? "none";
  const eaten = of("booking").filter(({ day, status }) => String(day).startsWith(month) && status === "booked");
  expect(eaten.length).toBeGreaterThan(300);
  const days = new Set(eaten.map(({ day }) => day));
  const looked = new Set(of("attendance_sheet").map(({ day }) => day));
  expect([...days].filter((day) => !looked.has(day))).toEqual([]);
  expect(of("attendance_exception").some(({ day }) => String(day).startsWith(month))).toBe(true);

  const young = new Map(of("child").map(({ id, birthdate }) => [id, Number(String(birthdate).slice(0, 4)) + 3]));
  expect(eaten.filter(({ child_id, day }) => String(day) < `${young.get(child_id)}-09-01`)).toEqual([]);
});
