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

interface Rule {
  /** What the source does, or never does. */
  readonly says: string;
  readonly pattern: RegExp;
  /** The files that it holds for. */
  readonly where: RegExp;
  /** A comment is read too; by default it may speak of what the code must not do. */
  readonly comments?: true;
  /** The files that do it all the same, each for the reason written beside it. All of them exist, and do. */
  readonly except?: readonly string[];
  /** Lines that the rule must find: without them, a pattern that matches nothing would look like a clean source. */
  readonly planted: readonly string[];
  /** Lines that look like it and are none. */
  readonly innocent?: readonly string[];
}

const PRODUCT = /^(app|components|server\/(?!platform\/)|prisma\/seed|proxy\.ts)(?!.*\.test\.tsx?$)/;
const WITH_PLATFORM = /^(app|components|server|proxy\.ts)(?!.*(\.test\.tsx?$|\/generated\/))/;
const ALL = /./;

/** A module that opens connections: Node's own, or a package that speaks by itself. */
const OPENS_CONNECTIONS =
  /(from |import |import\(|require\()["']((node:)?(https?|http2|net|tls|dgram)|undici|axios|got|node-fetch|ws|nodemailer)["']/;
const RULES: readonly Rule[] = [
  {
    says: "asks the clock and chance of the platform only",
    pattern: /new Date\(\)|Date\.now\(\)|Math\.random\(\)|Temporal\.Now\./,
    where: PRODUCT,
    planted: [
      "const now = new Date();",
      "if (Date.now() > end) stop();",
      "return Math.random();",
      "Temporal.Now.instant()",
    ],
    innocent: ["// new Date() would ask the machine", " * Date.now() of a browser", "const day = new Date(text);"],
  },
  {
    says: "reads the environment in the platform only",
    pattern: /process\.env\b/,
    where: PRODUCT,
    planted: ["const url = process.env.APP_URL;"],
    innocent: ["// process.env is read once"],
  },
  {
    says: "reaches the outside by the guarded client only",
    pattern: new RegExp(
      `(?<![\\w.])fetch\\s*\\(|\\b(globalThis|window)\\.fetch\\b|new (WebSocket|EventSource)\\(|${OPENS_CONNECTIONS.source}`,
    ),
    where: WITH_PLATFORM,
    except: [
      // The guarded client itself.
      "server/platform/egress/egress-fetch.ts",
      // A relay of the environment, never of a form or a row.
      "server/platform/mail/smtp.ts",
      // A request and an answer made by hand for next-auth; nothing listens, nothing leaves.
      "server/auth/franceconnect/next-auth-call.ts",
    ],
    planted: [
      "const answer = await fetch(url);",
      "return globalThis.fetch(url);",
      'import { request } from "node:https";',
      'import { get } from "http";',
      'const { connect } = await import("node:net");',
      '} from "undici";',
      "const live = new WebSocket(url);",
    ],
    innocent: [
      "const answer = await egressFetch(url);",
      "await api.prefetch(path);",
      'import { fetchRequestHandler } from "@trpc/server/adapters/fetch";',
      'const scheme = secure ? "https" : "http";',
      "// fetch(url) would follow redirects",
    ],
  },
  {
    says: "takes no host from a request: what leads somewhere is made from the town's own (attack 13)",
    pattern:
      /["'](x-forwarded-host|x-forwarded-server|x-original-host|forwarded|host|referer)["']|nextUrl\.(host|origin|href)|\b(request|req)\.url\)\.(host|origin|href)|metadataBase/i,
    where: WITH_PLATFORM,
    except: [
      // Finds the town of a host, among those that staff wrote down, and puts the host that was asked in place of what a client says.
      "proxy.ts",
      // Says where a browser comes back to from FranceConnect, which takes declared addresses only.
      "server/auth/incoming.ts",
      "server/auth/franceconnect/next-auth-call.ts",
      // Compares it with the portal's own, to lead back there.
      "server/api/site.ts",
      // Compares it with the origin of the page that asks.
      "server/platform/same-origin.ts",
    ],
    planted: [
      'const host = headers.get("x-forwarded-host");',
      "const url = 'https://' + (await headers()).get('host');",
      "redirect(new URL(path, request.nextUrl.origin));",
      "const here = new URL(request.url).origin;",
      'metadataBase: new URL("https://preau.example"),',
    ],
    innocent: [
      "const { pathname } = new URL(request.url);",
      "redirect(base + path);",
      "return new URL(env().APP_URL).origin;",
    ],
  },
  {
    says: "silences no tool and postpones nothing",
    pattern:
      /biome-ignore|@ts-(ignore|expect-error|nocheck)|eslint-disable|dependency-cruiser-disable|\b(TODO|FIXME|XXX)\b/,
    where: ALL,
    comments: true,
    planted: [
      "// biome-ignore lint: later",
      "// @ts-expect-error",
      "/* eslint-disable */",
      "// dependency-cruiser-disable-next-line",
      " * TODO",
      "// FIXME: one day",
    ],
  },
  {
    says: "trusts no value by force",
    pattern: /\bas any\b|: any\b|<any>/,
    where: ALL,
    planted: ["const row = found as any;", "function f(row: any) {", "new Map<any>()"],
    innocent: ["// as any parent would", "const company: anyName;"],
  },
  {
    // Row-level security holds coalesce for a function that may leak: a row is looked for by it in all of the table.
    says: "looks for no row by coalesce under row-level security",
    pattern: /\b(ON|AND|WHERE)\b[^'"]*\bid = coalesce\(/,
    where: PRODUCT,
    planted: ["LEFT JOIN family f ON f.id = coalesce(o.family_id, p.family_id)"],
    innocent: ["SELECT coalesce(o.family_id, p.family_id) AS id"],
  },
];

/** "file:line" of each line that the rule is about, in the files that it holds for. */
function places({ pattern, where, comments }: Rule, among: readonly Source[]): string[] {
  return among
    .filter(({ file }) => where.test(file) && file !== "tests/unit/source-rules.test.ts")
    .flatMap(({ file, lines }) =>
      lines.flatMap((line, at) => (pattern.test(comments ? line : codeOf(line)) ? [`${file}:${at + 1}`] : [])),
    );
}

function tooLong(among: readonly Source[]): string[] {
  return among
    .filter(({ lines }) => lines.length > LONGEST_FILE + 1)
    .map(({ file, lines }) => `${file}: ${lines.length}`);
}

function vague(among: readonly Source[]): string[] {
  return among.map(({ file }) => file).filter((file) => /(^|\/)(utils?|helpers?|misc|common)(\/|\.tsx?$)/.test(file));
}

describe("the source", () => {
  it.each(RULES)("$says", (rule) => {
    const found = places(rule, sources);
    const files = new Set(found.map((place) => place.replace(/:\d+$/, "")));
    const excepted = rule.except ?? [];
    expect(found.filter((place) => !excepted.includes(place.replace(/:\d+$/, "")))).toEqual([]);
    expect(excepted.filter((file) => !files.has(file))).toEqual([]);
  });

  it.each(RULES)("$says: a planted fault is seen (negative control)", (rule) => {
    const plant = (file: string, lines: readonly string[]) => places(rule, [{ file, lines }]);
    const files = ["app/[ville]/page.tsx", "server/booking/use-cases/book.ts"];
    for (const file of files) {
      expect(plant(file, rule.planted)).toEqual(rule.planted.map((_, at) => `${file}:${at + 1}`));
      expect(plant(file, rule.innocent ?? [])).toEqual([]);
    }
  });

  it("keeps every file under 300 lines", () => {
    expect(tooLong(sources)).toEqual([]);
  });

  it("names no file after nothing in particular", () => {
    expect(vague(sources)).toEqual([]);
  });

  it("is all there, and its length and names are looked at (negative control)", () => {
    expect(sources.length).toBeGreaterThan(200);
    const file = "server/booking/book.ts";
    expect(tooLong([{ file, lines: Array.from({ length: LONGEST_FILE + 1 }, () => "") }])).toEqual([]);
    expect(tooLong([{ file, lines: Array.from({ length: LONGEST_FILE + 2 }, () => "") }])).toHaveLength(1);
    const names = ["server/utils/a.ts", "server/helpers.ts", "components/common/B.tsx", "server/booking/book.ts"];
    expect(vague(names.map((name) => ({ file: name, lines: [] })))).toEqual(names.slice(0, 3));
  });

  it("has a platform and tests, to which fewer rules apply", () => {
    expect(PRODUCT.test("server/platform/clock.ts")).toBe(false);
    expect(PRODUCT.test("server/booking/domain/x.test.ts")).toBe(false);
    expect(WITH_PLATFORM.test("server/platform/mail/resend.ts")).toBe(true);
    expect(WITH_PLATFORM.test("server/platform/money.test.ts")).toBe(false);
  });
});
