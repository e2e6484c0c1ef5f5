import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/*
 * What must hold after any fault is asked after each test that makes one (quality B.2): a file of such tests that does not
 * is found here.
 */
const root = path.join(import.meta.dirname, "../..");

/** A fault of quality B.3 or a race of C.3 by its number, or a process that is killed. */
const FAULT =
  /\b(F1|F2|F3|F4|F5|F6|F7|F11|F13|F14)\b(?!\d)|attacks? 2[3-9]\b|startWorkerProcess\(|startOwnPostgres\(|server\.kill\(/;
/** Several at once: said in words, or by calls of one function that run together. */
const RACE = [
  /\b(two|three|ten) (agents|clerks|windows|clicks|tabs|commands)\b/,
  /\bat the same (moment|time)\b|\b(agents|clerks|windows|clicks|tabs|several) at once\b/,
  /Promise\.allSettled\(|Promise\.all\(Array\.from\(/,
  /Promise\.all\(\[\s*([\w.()]+\()[^\]]*?,\s*\1/,
];
const ASKED = /^(const invariants = )?invariantsHoldAfterEach\(\);$/m;
/** A demonstration has a base only while it runs. */
const ASKED_OF_DEMO = /expect\(await brokenInDemo\(folder\)\)\.toEqual\(\[\]\)/;

/** Files that name a fault or a race and make none that the invariants of their base would see, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  "tests/integration/platform/backup/after-restore.test.ts":
    "a worker on a base that was restored, which is not the file's own",
  "tests/integration/history/tampering.test.ts": "chains broken on purpose, one after the other, which nothing mends",
  "tests/integration/platform/floods.test.ts": "logins that are refused, and write nothing",
  "tests/integration/platform/rate-limit.test.ts": "counters of tries, which no invariant reads",
  "tests/integration/public/simulator.test.ts": "F3 of the requirements: what a family would pay, told to anybody",
  "tests/integration/town/description.test.ts": "F1 of the requirements: a town described in a file",
};

const isOfFaults = (file: string, text: string) =>
  file.startsWith("tests/concurrency/") || FAULT.test(text) || RACE.some((pattern) => pattern.test(text));

const files = ["tests/integration", "tests/concurrency", "tests/demo"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => `${folder}/${name}`),
);
const textOf = (file: string) => readFileSync(path.join(root, file), "utf8");
const ofFaults = files.filter((file) => isOfFaults(file, textOf(file)));

describe("tests of faults and races", () => {
  it("ask every invariant after each of them", () => {
    const forgot = ofFaults.filter(
      (file) => !/^tests\/demo\//.test(file) && !(file in WITHOUT) && !ASKED.test(textOf(file)),
    );
    expect(forgot).toEqual([]);
  });

  it("ask the base of the demonstration too", () => {
    expect(ofFaults.filter((file) => file.startsWith("tests/demo/"))).toEqual(["tests/demo/demo.test.ts"]);
    expect(textOf("tests/demo/demo.test.ts")).toMatch(ASKED_OF_DEMO);
  });

  it("are excepted only while they are there, name a fault and do not ask", () => {
    for (const file of Object.keys(WITHOUT))
      expect([ofFaults.includes(file), ASKED.test(textOf(file))]).toEqual([true, false]);
  });

  it("are found by what they do (control)", () => {
    expect(ofFaults.length).toBeGreaterThan(55);
    const faults = ["a worker killed (F11)", "double click (F13, attack 25)", "await startWorkerProcess(env)"];
    const races = [
      "accepts it once, from two windows at once",
      "The job and the sweep, at the same moment",
      "await Promise.allSettled([send(1), take(2)])",
      "await Promise.all([\n  api.change(sent),\n  api.change(sent),\n])",
      "await Promise.all(Array.from({ length: 10 }, () => again(id)))",
    ];
    for (const text of [...faults, ...races])
      expect([isOfFaults("tests/integration/a.test.ts", text), ASKED.test(text)]).toEqual([true, false]);
    const neither = ["a form F2027", "attack 2", "FranceConnect is down (F8)", "await Promise.all([count(a), sum(b)])"];
    for (const text of neither) expect(isOfFaults("tests/integration/a.test.ts", text)).toBe(false);
    expect(isOfFaults("tests/concurrency/a.test.ts", "")).toBe(true);
    expect(ASKED.test('it("…");\n\ninvariantsHoldAfterEach();\n')).toBe(true);
    expect(ASKED.test("// invariantsHoldAfterEach();")).toBe(false);
  });
});
