import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

/*
 * What people read follows the French rules that no linter knows: the curly apostrophe, and a space that never breaks inside
 * « » and before « : ; ? ! ». Texts are the strings of a line; in a page, what stands between tags too, as far as a line tells.
 */

const root = path.join(import.meta.dirname, "../..");
const FOLDERS = ["app", "components", "server", "themes"];

/** A space that never breaks, as the source writes it. */
const KEPT = "(?:\\u00a0|\\\\u00a0|&nbsp;|\\$\\{NBSP\\})";

/** On a whole line: code has none of these signs. */
const ANYWHERE: readonly (readonly [says: string, pattern: RegExp])[] = [
  ["a straight apostrophe", /(?<![\p{L}\d])([cdjlmnst]|qu|jusqu|lorsqu|puisqu|quelqu|aujourd)'[a-zà-ÿ]/iu],
  ["« without a space that never breaks", new RegExp(`«(?!${KEPT}|$)`)],
  ["» without a space that never breaks", new RegExp(`(?<!${KEPT})»`)],
];

/** In a string alone: in code these are operators. */
const IN_STRINGS: readonly (readonly [says: string, pattern: RegExp])[] = [
  ["a space that breaks before a double sign", /[\p{L}\d)»}] [:;?!](?=\s|$)/u],
  ["a space that breaks before € or %", /\d [€%]/],
];

/** A key of the State's data, as it publishes it. */
const EXCEPT = ["server/catalogue/domain/public-holidays.ts"];

const isComment = (line: string) => /^\s*(\/\/|\/?\*|\{\/\*)/.test(line);

/** A template within a template is left out: where each begins, a line does not tell. */
function stringsOf(line: string): string[] {
  if ((line.match(/`/g) ?? []).length > 2) return [];
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].map(([, quoted, template = ""]) =>
    quoted === undefined ? template.replace(/\$\{[^}]*\}/g, "}") : quoted,
  );
}

/** What is wrong with a line; nothing in most. */
function faultsOf(line: string): string[] {
  if (isComment(line)) return [];
  const code = line.replace(/ \/\/ .*$/, "");
  return [
    ...ANYWHERE.filter(([, pattern]) => pattern.test(code)),
    ...IN_STRINGS.filter(([, pattern]) => stringsOf(code).some((text) => pattern.test(text))),
  ].map(([says]) => says);
}

it("is followed by everything that people read", () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .map((file) => path.join(folder, file))
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|generated/.test(file)),
  );
  expect(files.length).toBeGreaterThan(1000);
  const faults = files
    .filter((file) => !EXCEPT.includes(file))
    .flatMap((file) =>
      readFileSync(path.join(root, file), "utf8")
        .split("\n")
        .flatMap((line, index) => faultsOf(line).map((says) => `${file}:${index + 1} has ${says}: ${line.trim()}`)),
    );
  expect(faults).toEqual([]);
});

it.each([
  [`const text = "Rien n'est parti.";`],
  ["        L'inscription est faite."],
  ["        Ouvrez la page « Mes inscriptions »."],
  ['label="Choisissez «Cantine»"'],
  ['const text = "Fermé : grève";'],
  ['return done ? "C’est fait !" : "Rien.";'],
  ["title={`Famille $" + "{name} : recherche`}"],
  ['const price = "2,35 €";'],
])("would see %s", (line) => {
  expect(faultsOf(line)).not.toEqual([]);
});

it.each([
  ['const text = open ? "Ouvert" : "Fermé";'],
  ['a === "x" ? b : "y"'],
  ["// l'an « prochain » : rien"],
  ['const text = "Rien n’est parti\\u00a0: «\\u00a0Cantine\\u00a0»";'],
  ["        Ouvrez «&nbsp;Mes inscriptions&nbsp;»&nbsp;: c’est là."],
  ['throw new RangeError("The issuer\'s key");'],
])("sees nothing in %s", (line) => {
  expect(faultsOf(line)).toEqual([]);
});
