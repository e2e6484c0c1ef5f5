import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { missingRights } from "@/scripts/backup/required-rights";
import { migrate } from "@/scripts/migrate";
import { asAdmin, count, type EmptyBase, emptyBase } from "./backup/world";

let base: EmptyBase;
beforeAll(async () => {
  base = await emptyBase();
});
afterAll(() => base.drop());

const WELL = {
  version: 150_018,
  encoding: "UTF8",
  creates: true,
  role_exists: false,
  creates_roles: true,
  missing_extensions: null,
};

describe("what a migration asks of a server (docs/installation.md)", () => {
  it("is nothing more than PostgreSQL 15 in UTF8, and an owner who may make the serving role", () => {
    expect(missingRights(WELL)).toEqual([]);
    expect(missingRights({ ...WELL, creates_roles: false, role_exists: true })).toEqual([]);
  });

  it("is told whole, in French, before anything is touched", () => {
    const old = { version: 140_012, encoding: "SQL_ASCII", creates: false, creates_roles: false };
    expect(missingRights({ ...WELL, ...old, missing_extensions: ["unaccent"] })).toEqual([
      "PostgreSQL est ici en version 14\u00a0: il faut la version 15, ou plus récente.",
      "La base est en SQL_ASCII\u00a0: créez-la en UTF8.",
      "Ce rôle ne peut pas créer de tables dans cette base\u00a0: il doit en être le propriétaire.",
      "Le rôle preau_app n’existe pas, et ce rôle ne peut pas le créer (CREATEROLE).",
      "Les extensions unaccent ne sont pas installées sur ce serveur.",
    ]);
  });
});

it("refuses a role that does not own the base, which stays empty", async () => {
  await expect(migrate(base.servingUrl)).rejects.toThrow(/il doit en être le propriétaire/);
  expect(await count(base.ownerUrl, "pg_namespace WHERE nspname IN ('app', 'graphile_worker')")).toBe(0);
});

it("takes the base of its owner (negative control)", async () => {
  await migrate(base.ownerUrl);
  await asAdmin(base.ownerUrl, async (client) => {
    const { rows } = await client.query("SELECT count(*) > 0 AS some FROM schema_migration");
    expect(rows).toEqual([{ some: true }]);
  });
});
