import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/*
 * What a context shows to the others by its index.ts has a docstring: units, what is thrown or refused, where the rule
 * comes from. Whoever calls it has no other place to read.
 */

const root = path.join(import.meta.dirname, "../..");

/** The text of a file of the source, or undefined when there is none. */
type Reader = (file: string) => string | undefined;

const readSource: Reader = (file) => {
  const at = path.join(root, file);
  return existsSync(at) ? readFileSync(at, "utf8") : undefined;
};

function fileOf(read: Reader, from: string, specifier: string): string {
  const base = path.join(path.dirname(from), specifier);
  const found = [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((file) => read(file) !== undefined);
  if (!found) throw new Error(`${from} exports from ${specifier}, which is no file`);
  return found;
}

interface Exported {
  readonly name: string;
  readonly file: string;
}

const STAR = /export \* from "(\.[^"]+)"/g;
const NAMED = /export (?!type )\{([^}]*)\} from "(\.[^"]+)"/g;
const DECLARED = /^export (?:async )?(?:function\*?|const) (\w+)/gm;

/** The values that a module exports, each with the file that declares it. Types are left out. */
function exportsOf(read: Reader, file: string): Exported[] {
  const text = read(file) ?? "";
  const named = [...text.matchAll(NAMED)].flatMap(([, names = "", from = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "" && !name.startsWith("type "))
      .map((name) => name.replace(/ as .*/, ""))
      .map((name) => ({ name, from: fileOf(read, file, from) })),
  );
  return [
    ...[...text.matchAll(STAR)].flatMap(([, from = ""]) => exportsOf(read, fileOf(read, file, from))),
    ...named.flatMap(({ name, from }) => exportsOf(read, from).filter((exported) => exported.name === name)),
    ...[...text.matchAll(DECLARED)].map(([, name = ""]) => ({ name, file })),
  ];
}

/** "file: name" of the functions that a module exports without a docstring on the line above. */
function silent(read: Reader, index: string): string[] {
  return exportsOf(read, index)
    .filter(({ name, file }) => {
      const lines = (read(file) ?? "").split("\n");
      const at = lines.findIndex((line) =>
        new RegExp(`^export (async )?(function\\*? ${name}\\b|const ${name}\\b[^=]*= (async )?(<.*>)?\\()`).test(line),
      );
      return at >= 0 && !/\*\/$/.test(lines[at - 1] ?? "");
    })
    .map(({ name, file }) => `${file}: ${name}`);
}

const indexes = readdirSync(path.join(root, "server"))
  .map((context) => `server/${context}/index.ts`)
  .filter((file) => readSource(file) !== undefined);

describe("what a context shows to the others", () => {
  it.each(indexes)("%s says what each function does", (index) => {
    expect(exportsOf(readSource, index)).not.toEqual([]);
    expect(silent(readSource, index)).toEqual([]);
  });

  it("would be seen without its docstring, wherever it is declared (negative control)", () => {
    const planted = new Map([
      ["server/a/index.ts", 'export { type Row, find } from "./data/rows";\nexport * from "./domain";'],
      [
        "server/a/data/rows.ts",
        "export interface Row {}\n\nexport async function find() {}\nexport function inner() {}",
      ],
      ["server/a/domain/index.ts", 'export { priceOf, sum as total, LIMIT } from "./prices";'],
      [
        "server/a/domain/prices.ts",
        "export const priceOf = (days: number) => days;\n\n/** Cents. */\nexport function sum() {}\n\nexport const LIMIT = 3;",
      ],
    ]);
    expect(silent((file) => planted.get(file), "server/a/index.ts")).toEqual([
      "server/a/domain/prices.ts: priceOf",
      "server/a/data/rows.ts: find",
    ]);
  });
});
