import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

/** `family.residence` is only where a household lived before its first move (docs/adr/0015): alone, it is stale. */
const READS_IT = /\b(?:f|family)\.residence\b|\bSELECT\b[^;`]*\bresidence\b[^;`]*\bFROM family\b/;

/** The one place that reads it, with the moves. */
const THE_READER = "server/families/data/homes.ts";

const files = globSync("server/**/*.ts", { exclude: ["server/db/generated/**"] }).filter(
  (path) => !path.endsWith(".test.ts"),
);

describe("where a household lives", () => {
  it("is read with its dates, by one file", () => {
    expect(files.length).toBeGreaterThan(500);
    expect(files.filter((path) => READS_IT.test(readFileSync(path, "utf8")))).toEqual([THE_READER]);
  });

  it.each(["SELECT f.residence, c.id FROM family f", "SELECT id, residence FROM family WHERE id = $1"])(
    "would be found where it is not: %s",
    (planted) => {
      expect(READS_IT.test(planted)).toBe(true);
    },
  );
});
