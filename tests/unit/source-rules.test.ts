import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/*
 * Rules of the source that no linter states. Everything that a person wrote is read, line by line.
 */

const root = path.join(import.meta.dirname, "../..");
const FOLDERS = ["app", "components", "server", "prisma", "scripts", "tests", "themes"];
const LONGEST_FILE = 300;

interface Source {
  readonly file: string;
  readonly lines: readonly string[];
}

function read(file: string): Source {
  return { file, lines: readFileSync(path.join(root, file), "utf8").split("\n") };
}

const sources: readonly Source[] = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => path.join(folder, file))
    .filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file) && !/generated|node_modules|\.next|\.cache/.test(file)),
)
  .concat(readdirSync(root).filter((file) => /\.(ts|mjs|cjs)$/.test(file) && file !== "next-env.d.ts"))
  .map(read);

/** A comment may speak of what the code must not do. */
function codeOf(line: string): string {
  return /^\s*(\/\/|\/?\*)/.test(line) ? "" : line;
}

function places(pattern: RegExp, where: RegExp, of: (line: string) => string = codeOf): string[] {
  return sources
    .filter(({ file }) => where.test(file) && file !== "tests/unit/source-rules.test.ts")
    .flatMap(({ file, lines }) => lines.flatMap((line, at) => (pattern.test(of(line)) ? [`${file}:${at + 1}`] : [])));
}

/** Row-level security holds coalesce for a function that may leak: a row is looked for by it in all of the table. */
const LOOKED_UP_BY_COALESCE = /\b(ON|AND|WHERE)\b[^'"]*\bid = coalesce\(/;

const PRODUCT = /^(app|components|server\/(?!platform\/)|prisma\/seed|proxy\.ts)(?!.*\.test\.tsx?$)/;

describe("the source", () => {
  it("asks the clock and chance of the platform only", () => {
    expect(places(/new Date\(\)|Date\.now\(\)|Math\.random\(\)|Temporal\.Now\./, PRODUCT)).toEqual([]);
  });

  it("reads the environment in the platform only", () => {
    expect(places(/process\.env\b/, PRODUCT)).toEqual([]);
  });

  it("keeps every file under 300 lines", () => {
    const long = sources.filter(({ lines }) => lines.length > LONGEST_FILE + 1);
    expect(long.map(({ file, lines }) => `${file}: ${lines.length}`)).toEqual([]);
  });

  it("silences no tool and postpones nothing", () => {
    const silencing = /biome-ignore|@ts-(ignore|expect-error|nocheck)|eslint-disable|dependency-cruiser-disable/;
    expect(places(new RegExp(`${silencing.source}|\\b(TODO|FIXME|XXX)\\b`), /./, (line) => line)).toEqual([]);
  });

  it("trusts no value by force", () => {
    expect(places(/\bas any\b|: any\b|<any>/, /./)).toEqual([]);
  });

  it("names no file after nothing in particular", () => {
    const vague = sources.filter(({ file }) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(file));
    expect(vague.map(({ file }) => file)).toEqual([]);
  });

  it("looks for no row by coalesce under row-level security", () => {
    expect(places(LOOKED_UP_BY_COALESCE, PRODUCT)).toEqual([]);
  });

  it("is all there, and a planted fault would be seen (negative control)", () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(/new Date\(\)/.test(codeOf("const now = new Date();"))).toBe(true);
    expect(LOOKED_UP_BY_COALESCE.test("LEFT JOIN family f ON f.id = coalesce(o.family_id, p.family_id)")).toBe(true);
    expect(PRODUCT.test("server/booking/use-cases/book.ts")).toBe(true);
    expect(PRODUCT.test("server/platform/clock.ts")).toBe(false);
    expect(PRODUCT.test("server/booking/domain/x.test.ts")).toBe(false);
  });
});
