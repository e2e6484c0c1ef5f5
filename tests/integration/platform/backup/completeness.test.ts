import { describe, expect, it } from "vitest";
import { LEFT_OUT } from "@/scripts/backup/catalogue";
import { owner } from "../../../support/owner";
import { backUp, newFolder } from "./world";

describe("everything is in a backup", () => {
  it("each table of the base is in the manifest, or left out with its reason", async () => {
    const { rows } = await owner().query<{ name: string }>(
      `SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'`,
    );
    const { manifest } = await backUp(newFolder());
    const saved = manifest.tables.map(({ schema, name }) => `${schema}.${name}`);
    expect([...saved, ...Object.keys(LEFT_OUT)].sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(manifest.excluded.map(({ table }) => table)).toEqual(Object.keys(LEFT_OUT));
    for (const { reason } of manifest.excluded) expect(reason.length).toBeGreaterThan(40);
  });

  it("each sequence of the base is in the manifest", async () => {
    const { rows } = await owner().query<{ name: string }>(
      "SELECT schemaname || '.' || sequencename AS name FROM pg_sequences ORDER BY 1",
    );
    const { manifest } = await backUp(newFolder());
    expect(manifest.sequences.map(({ schema, name }) => `${schema}.${name}`).sort()).toEqual(
      rows.map(({ name }) => name).sort(),
    );
    expect(rows.length).toBeGreaterThan(4);
  });

  it("a table made tomorrow would be in it too, with or without a key", async () => {
    await owner().query("CREATE TABLE tomorrow (city_id uuid, id uuid, PRIMARY KEY (city_id, id))");
    await owner().query(
      "CREATE TABLE keyless AS SELECT n AS number, 'été'::text AS word FROM generate_series(3, 1, -1) n",
    );
    try {
      const { manifest } = await backUp(newFolder());
      expect(manifest.tables.find(({ name }) => name === "tomorrow")?.rows).toBe(0);
      expect(manifest.tables.find(({ name }) => name === "keyless")?.rows).toBe(3);
    } finally {
      await owner().query("DROP TABLE tomorrow, keyless");
    }
  });
});
