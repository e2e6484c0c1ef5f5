import { Temporal } from "temporal-polyfill";
import { beforeAll, describe, expect, test } from "vitest";
import { seedLarge } from "@/prisma/seed/large/seed-large";
import { pivotKeyOf } from "@/server/families/domain/pivot";
import { owner } from "../../support/owner";

const options = { domain: "localhost", families: 500, now: Temporal.Now.instant() };

async function count(from: string): Promise<number> {
  const { rows } = await owner().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
  return rows[0]?.n ?? 0;
}

beforeAll(async () => {
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? "";
  expect(await seedLarge({ ownerUrl, ...options })).toBe(true);
  expect(await seedLarge({ ownerUrl, ...options })).toBe(false);
}, 120_000);

describe("the large town, made without triggers", () => {
  test("has the families that were asked for", async () => {
    expect(await count("family")).toBe(500);
    expect(await count("booking")).toBeGreaterThan(500);
  });

  test("breaks no foreign key", async () => {
    const { rows } = await owner().query<{ child: string; parent: string; on: string; held: string }>(`
      SELECT conrelid::regclass::text AS child, confrelid::regclass::text AS parent,
        (SELECT string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' AND ') FROM generate_subscripts(conkey, 1) k
         JOIN pg_attribute ca ON ca.attrelid = conrelid AND ca.attnum = conkey[k]
         JOIN pg_attribute pa ON pa.attrelid = confrelid AND pa.attnum = confkey[k]) AS on,
        (SELECT string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ') FROM pg_attribute ca WHERE ca.attrelid = conrelid AND ca.attnum = ANY (conkey)) AS held
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
    expect(rows.length).toBeGreaterThan(30);
    for (const { child, parent, on, held } of rows) {
      expect(
        await count(`${child} c WHERE ${held} AND NOT EXISTS (SELECT FROM ${parent} p WHERE ${on})`),
        `${child} → ${parent}`,
      ).toBe(0);
    }
  });

  test("finds people by the same words as the triggers would write", async () => {
    const written = `SELECT city_id, word, field, subject, subject_id FROM search_word`;
    const wanted = `SELECT p.city_id, left(w.word, 120), w.field, 'person', p.id FROM person p, app.person_words(p) w
      UNION SELECT c.city_id, left(w.word, 120), w.field, 'child', c.id FROM child c, app.child_words(c) w
      UNION SELECT f.city_id, left(w.word, 120), w.field, 'family', f.id FROM family f, app.family_words(f) w`;
    expect(await count(`((${written}) EXCEPT (${wanted})) x`)).toBe(0);
    expect(await count(`((${wanted}) EXCEPT (${written})) x`)).toBe(0);
  });

  test("knows each person by the pivot of the product", async () => {
    const { rows } = await owner().query(
      `SELECT birth_name AS "birthName", first_names AS "firstNames", gender, birthdate, birthplace, birthcountry, pivot_key FROM person LIMIT 200`,
    );
    for (const { pivot_key: key, ...pivot } of rows) expect(key).toBe(pivotKeyOf(pivot));
  });

  test("counts in each slot its bookings, no more than its places", async () => {
    const booked = "(SELECT count(*) FROM booking b WHERE b.slot_id = s.id AND b.status = 'booked')";
    expect(await count(`slot s WHERE taken > capacity OR taken <> ${booked}`)).toBe(0);
  });

  test("seats each child in the school and the class that it goes to", async () => {
    const elsewhere = `booking b JOIN child c ON c.id = b.child_id JOIN slot s ON s.id = b.slot_id
      WHERE c.school_id <> s.school_id OR s.day <> b.day`;
    expect(await count(elsewhere)).toBe(0);
    const otherClass = `child c JOIN school_class k ON k.id = c.class_id WHERE k.school_id <> c.school_id OR NOT c.level = ANY (k.levels)`;
    expect(await count(otherClass)).toBe(0);
  });
});
