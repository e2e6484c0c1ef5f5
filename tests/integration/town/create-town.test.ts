import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createTown } from "@/scripts/town/create-town";
import { readTown } from "@/scripts/town/read-description";
import { newestKeyVersion } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { findCityBySlug } from "@/server/tenancy";
import { divide, divisionAgent, divisionScope, slotsOf } from "../../support/division";
import { invariantsHoldAfterEach } from "../../support/invariants";
import { insert, owner } from "../../support/owner";
import { describedTown } from "./town-command";

invariantsHoldAfterEach();

const ownerUrl = () => process.env.DATABASE_OWNER_URL ?? "";
let cityId = "";

const create = (file: string) => createTown(ownerUrl(), readTown(file));

beforeAll(async () => {
  ({ cityId } = await create(describedTown()));
});
async function count(table: string): Promise<number> {
  const { rows } = await owner().query(`SELECT count(*)::int AS n FROM ${table} WHERE city_id = $1`, [cityId]);
  return rows[0].n;
}

/** As staff who divide the places of a school among levels: they have one group here. */
async function divideOneDay(day: string): Promise<void> {
  const [divisionId, groupId, accountId] = [newId(), newId(), newId()];
  await insert("account", { city_id: cityId, id: accountId, kind: "agent", display_name: "Agent" });
  await owner().query(
    `WITH s AS (SELECT * FROM slot WHERE city_id = $1 AND day = $2 ORDER BY id LIMIT 1),
       d AS (INSERT INTO place_division (city_id, id, activity_id, school_id, first_day, decided_by, decided_at)
             SELECT $1, $3, activity_id, school_id, day, $5, now() FROM s),
       g AS (INSERT INTO place_group (city_id, id, division_id, activity_id, school_id)
             SELECT $1, $4, $3, activity_id, school_id FROM s)
     UPDATE slot SET place_group_id = $4 FROM s WHERE slot.city_id = $1 AND slot.id = s.id`,
    [cityId, day, divisionId, groupId, accountId],
  );
}

describe("a town from a file", () => {
  it("is served at once, with its key, and its history says who made it", async () => {
    expect(await findCityBySlug("beaulieu")).toMatchObject({ id: cityId, name: "Beaulieu", schoolZone: "A" });
    expect(await newestKeyVersion(cityId)).toBe(1);
    const { rows } = await owner().query("SELECT DISTINCT actor FROM history_entry WHERE city_id = $1", [cityId]);
    expect(rows).toEqual([{ actor: "operator" }]);
  });

  it("opens the days of its calendar, and no other", async () => {
    const { rows } = await owner().query(
      `SELECT min(day)::text AS first, max(day)::text AS last, count(*)::int AS n,
         count(*) FILTER (WHERE extract(isodow FROM day) IN (3, 6, 7))::int AS "daysOff",
         count(*) FILTER (WHERE EXISTS (SELECT FROM school_holiday h WHERE h.city_id = s.city_id AND s.day BETWEEN h.first_day AND h.last_day))::int AS holidays,
         count(*) FILTER (WHERE day::text IN ('2027-03-29', '2027-05-06', '2027-05-17'))::int AS "publicHolidays"
       FROM slot s WHERE city_id = $1`,
      [cityId],
    );
    expect(rows[0]).toMatchObject({
      first: "2026-09-01",
      last: "2027-07-02",
      daysOff: 0,
      holidays: 0,
      publicHolidays: 0,
    });
    expect(rows[0].n).toBeGreaterThan(2 * 130);
    expect(
      await owner().query("SELECT DISTINCT capacity FROM slot WHERE city_id = $1 ORDER BY 1", [cityId]),
    ).toMatchObject({
      rows: [{ capacity: 40 }, { capacity: 90 }],
    });
  });

  it("is left alone by a second time, with everything that staff have changed since", async () => {
    await owner().query("UPDATE slot SET capacity = 12 WHERE city_id = $1 AND day = '2026-12-03'", [cityId]);
    await divideOneDay("2026-12-04");
    const before = await count("history_entry");
    const again = await create(describedTown());
    expect([...again.done.values()].every(({ created, changed }) => created + changed === 0)).toBe(true);
    expect(await count("history_entry")).toBe(before);
    const { rows } = await owner().query(
      "SELECT DISTINCT capacity FROM slot WHERE city_id = $1 AND day = '2026-12-03'",
      [cityId],
    );
    expect(rows).toEqual([{ capacity: 12 }]);
  });

  it("follows its file: what is changed is changed, what is added is added, and the rest stays", async () => {
    const file = describedTown((town) => {
      town.name = "Beaulieu-le-Neuf";
      const settings = town.settings as Record<string, unknown>;
      settings.contactPhone = "04 65 71 99 91";
      const [school] = town.schools as Record<string, unknown>[];
      if (school) school.name = "École des Grands Tilleuls";
      town.holidays = [
        { label: "vacances de Noël", firstDay: "2026-12-19", lastDay: "2027-01-03" },
        { label: "vacances d’été", firstDay: "2027-07-03", lastDay: "2027-08-31" },
      ];
    });
    const { done } = await create(file);
    expect(done.get("city")).toMatchObject({ changed: 1 });
    const { rows: lines } = await owner().query(
      "SELECT actor, operation, before, after FROM history_entry WHERE city_id = $1 AND table_name = 'city' ORDER BY id",
      [cityId],
    );
    expect(lines).toMatchObject([
      { actor: "operator", operation: "insert", before: null, after: { name: "Beaulieu" } },
      {
        actor: "operator",
        operation: "update",
        before: {
          name: "Beaulieu",
          settings: expect.not.objectContaining({ contactPhone: "04 65 71 99 91" }),
        },
        after: { name: "Beaulieu-le-Neuf", settings: { contactPhone: "04 65 71 99 91" } },
      },
    ]);
    expect(done.get("school")).toMatchObject({ created: 0, changed: 1 });
    expect(done.get("slot")?.created).toBeGreaterThan(0);
    expect(await count("school_holiday")).toBe(2);
    await create(describedTown());
    expect(await count("school_holiday")).toBe(12);
  });

  it("divides the days that it adds to a school whose places are divided, and no other", async () => {
    const [canteen] = (await owner().query("SELECT id FROM activity WHERE city_id = $1 AND code = 'cantine'", [cityId]))
      .rows;
    const { levels } = await divisionAgent({ city: { id: cityId, slug: "beaulieu" }, activityId: canteen.id });
    const schoolOf = async (uai: string): Promise<string> => {
      const { rows } = await owner().query("SELECT id FROM school WHERE city_id = $1 AND uai = $2", [cityId, uai]);
      return rows[0].id;
    };
    const [divided, whole] = [await schoolOf("0699901M"), await schoolOf("0699902N")];
    await divide(levels, divisionScope(divided, "PS-10_MS-20", { others: "4" }));
    await owner().query("UPDATE slot SET capacity = 9 WHERE city_id = $1 AND day = '2027-01-04' AND capacity = 10", [
      cityId,
    ]);
    // The file that opens the Christmas holidays, and those of the autumn before the division.
    const file = describedTown((town) => {
      town.holidays = [{ label: "vacances d’été", firstDay: "2027-07-03", lastDay: "2027-08-31" }];
    });
    await owner().query("DELETE FROM slot WHERE city_id = $1 AND day = '2026-11-30'", [cityId]);
    expect((await create(file)).done.get("slot")?.created).toBeGreaterThan(0);
    const on = async (schoolId: string, day: string) =>
      (await slotsOf(schoolId)).filter((slot) => slot.day === day).map((slot) => [slot.levels, slot.capacity]);
    const asAround = [
      ["PS", 10],
      ["MS", 20],
      ["others", 4],
    ];
    expect(await on(divided, "2026-12-22")).toEqual(asAround);
    expect(await on(divided, "2026-12-31")).toEqual(asAround);
    expect(await on(divided, "2026-11-30")).toEqual([["all", 40]]);
    expect(await on(whole, "2026-12-22")).toEqual([["all", 90]]);
    expect((await create(file)).done.get("slot")).toMatchObject({ created: 0 });
    await create(describedTown());
  });

  it("never changes the prices of a grid that is there: another version is another grid", async () => {
    const dearer = (grid: Record<string, unknown>) => {
      const [first] = grid.rules as { price: { amountCents: number } }[];
      if (first) first.price.amountCents = 110;
    };
    await expect(create(describedTown(undefined, dearer))).rejects.toThrow(
      /la version 1 est déjà enregistrée, avec d’autres prix.*écrivez la version 2/,
    );
    const file = describedTown((town) => {
      const [canteen] = town.activities as Record<string, unknown>[];
      if (canteen) canteen.fees = ["tarifs-cantine-2026.json", "suite.json"];
    });
    const folder = path.dirname(file);
    const grid = JSON.parse(readFileSync(path.join(folder, "tarifs-cantine-2026.json"), "utf8"));
    dearer(grid);
    writeFileSync(
      path.join(folder, "suite.json"),
      JSON.stringify({ ...grid, version: 2, effectiveFrom: "2027-01-04" }),
    );
    expect((await create(file)).done.get("fee_schedule")).toEqual({ created: 1, changed: 0, same: 1 });
  });

  it("takes no host name of another town, and changes nothing when it is refused", async () => {
    const file = describedTown((town) => {
      town.slug = "autre-ville";
    });
    await expect(create(file)).rejects.toThrow("familles.beaulieu.example est déjà celui d’une autre ville");
    const { rows } = await owner().query("SELECT count(*)::int AS n FROM city WHERE slug = 'autre-ville'");
    expect(rows).toEqual([{ n: 0 }]);
  });

  it("is made once by two commands at the same moment", async () => {
    const file = describedTown((town) => {
      town.slug = "jumelle";
      town.hosts = [];
      town.settings = {};
    });
    const made = await Promise.all([create(file), create(file)]);
    expect(new Set(made.map((one) => one.cityId)).size).toBe(1);
  });
});
