import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/*
 * Negative control of .dependency-cruiser.cjs: a small tree with one fault for each rule, cruised once with the rules of
 * the project. A rule whose pattern matches nothing would say nothing of the real source either.
 */

const root = path.join(import.meta.dirname, "../..");
const config: { readonly forbidden: readonly { readonly name: string }[] } = createRequire(import.meta.url)(
  path.join(root, ".dependency-cruiser.cjs"),
);
const RULES = config.forbidden.map(({ name }) => name);
const CONTEXTS = RULES.flatMap((name) => /^(\w+)-imports-downwards$/.exec(name)?.[1] ?? []);

/** A file, what it imports, and the rule that this breaks. */
interface Fault {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

/** Contexts in the order of their rules: each may import none that is below it in this list, but for the last. */
const faultsOfContexts = CONTEXTS.flatMap((context, at): Fault[] => {
  const forbidden = CONTEXTS[at + 1] ?? "history";
  return [
    {
      rule: `${context}-imports-downwards`,
      file: `server/${context}/use-cases/climb.ts`,
      imports: `@/server/${forbidden}`,
    },
    {
      rule: `${context}-imports-faces`,
      file: `server/${context}/use-cases/reach.ts`,
      imports: `@/server/${context === "tenancy" ? "history" : "tenancy"}/data/rows`,
    },
  ];
});

const FAULTS: readonly Fault[] = [
  ...faultsOfContexts,
  { rule: "no-circle", file: "server/booking/circle-one.ts", imports: "./circle-two" },
  { rule: "found", file: "server/booking/lost.ts", imports: "./nowhere" },
  { rule: "declared", file: "server/booking/tool.ts", imports: "a-tool" },
  { rule: "domain-is-pure", file: "server/booking/domain/impure.ts", imports: "../data/rows" },
  { rule: "domain-is-pure", file: "server/booking/domain/reads-files.ts", imports: "node:fs" },
  { rule: "no-web-framework-below-the-router", file: "server/booking/queries/web.ts", imports: "next" },
  { rule: "base-behind-data", file: "server/booking/router.ts", imports: "pg" },
  { rule: "base-behind-data", file: "components/Table.tsx", imports: "pg" },
  { rule: "client-behind-data", file: "server/booking/data/open.ts", imports: "@/server/db/client" },
  { rule: "routes-are-wrappers", file: "app/page.tsx", imports: "@/server/booking/use-cases/book" },
  { rule: "components-get-props", file: "components/List.tsx", imports: "@/server/booking/data/rows" },
  { rule: "platform-knows-no-business", file: "server/platform/curious.ts", imports: "@/server/booking" },
  { rule: "base-knows-no-business", file: "server/db/curious.ts", imports: "@/server/booking" },
  { rule: "product-knows-no-test", file: "server/booking/tested.ts", imports: "@/tests/support/factory" },
  { rule: "one-door-to-next-auth", file: "server/identity/side-door.ts", imports: "next-auth" },
];

/** What the faults import, and imports that nothing forbids. */
const INNOCENT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    CONTEXTS.flatMap((name) => [
      [`server/${name}/index.ts`, ""],
      [`server/${name}/data/rows.ts`, ""],
    ]),
  ),
  "server/booking/circle-two.ts": 'import "./circle-one";',
  "server/booking/use-cases/book.ts": 'import "../data/rows";\nimport "../domain/rule";\nimport "@/server/fees";',
  "server/booking/domain/rule.ts":
    'import "@/server/platform/money";\nimport "node:crypto";\nimport "@/server/catalogue/domain/choices";',
  "server/catalogue/domain/choices.ts": "",
  "server/db/client.ts": 'import "pg";',
  "server/booking/data/read.ts": 'import "pg";',
  "server/platform/money.ts": "",
  "tests/support/factory.ts": 'import "@/server/booking/data/rows";\nimport "a-tool";',
  "app/other/page.tsx": 'import "@/server/booking";\nimport "@/components/Plain";',
  "components/Plain.tsx": 'import "@/server/booking/domain/rule";',
  "server/auth/door.ts": 'import "next-auth";',
};
const PACKAGES = ["next", "next-auth", "pg"];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

const tree = realpathSync(mkdtempSync(path.join(os.tmpdir(), "preau-rules-")));
let violations: readonly Violation[] = [];

function write(file: string, text: string): void {
  const at = path.join(tree, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, text);
}

beforeAll(() => {
  for (const [file, text] of Object.entries(INNOCENT)) write(file, `${text}\nexport {};\n`);
  for (const { file, imports } of FAULTS) write(file, `import "${imports}";\n`);
  for (const name of [...PACKAGES, "a-tool"]) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" }));
    write(`node_modules/${name}/index.js`, "");
  }
  const dependencies = Object.fromEntries(PACKAGES.map((name) => [name, "1.0.0"]));
  write("package.json", JSON.stringify({ name: "tree", dependencies, devDependencies: { "a-tool": "1.0.0" } }));
  write("tsconfig.json", JSON.stringify({ compilerOptions: { paths: { "@/*": ["./*"] } } }));
  const cruise = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const rules = ["--config", path.join(root, ".dependency-cruiser.cjs"), "--output-type", "json"];
  const json = execFileSync(process.execPath, [cruise, ...rules, "app", "components", "server", "tests"], {
    cwd: tree,
    encoding: "utf8",
  });
  violations = JSON.parse(json).summary.violations;
});

afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe("the rules of dependencies", () => {
  it("have each a fault planted for them", () => {
    expect([...new Set(FAULTS.map(({ rule }) => rule))].sort()).toEqual([...new Set(RULES)].sort());
  });

  it.each(FAULTS)("$rule: sees $file", ({ rule, file }) => {
    expect(violations.filter(({ from }) => from === file).map((found) => found.rule.name)).toContain(rule);
  });

  it("say nothing of what is allowed", () => {
    const guilty = new Set([...FAULTS.map(({ file }) => file), "server/booking/circle-two.ts"]);
    expect(violations.filter(({ from }) => !guilty.has(from))).toEqual([]);
  });
});
