import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { root } from "../run/run-command";
import type { Gate } from "./gates";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** The tests that failed, by name with the first line of why: the end of a log is what most machines keep of it. */
  readonly failures: readonly string[];
  /** Tests that did not run, by name: what nobody sees is soon forgotten. */
  readonly skipped: readonly string[];
  /** Tests that failed first and passed when tried again; they are among those that passed too. */
  readonly flaky: readonly string[];
}

const NOTHING: Counts = { passed: 0, failed: 0, failures: [], skipped: [], flaky: [] };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const playwrightSpec = z.object({
  title: z.string(),
  file: z.string(),
  tests: z.array(z.object({ projectName: z.string(), status: z.string() })),
});
const playwrightSuite = z.object({
  specs: z.array(playwrightSpec),
  get suites() {
    return z.array(playwrightSuite).optional();
  },
});
type Suite = z.output<typeof playwrightSuite>;
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
  suites: z.array(playwrightSuite),
});

/** The tests that a gate ran. A failed gate counts for one failure at least: a suite that did not load has no test. */
export function countsOf(gate: Gate, exitCode: number): Counts {
  const counts = reported(gate);
  return { ...counts, failed: exitCode === 0 ? counts.failed : Math.max(counts.failed, 1) };
}

function reported({ report }: Gate): Counts {
  if (!report || !existsSync(report.file)) return NOTHING;
  const content: unknown = JSON.parse(readFileSync(report.file, "utf8"));
  return report.kind === "vitest" ? ofVitest(content) : ofPlaywright(content);
}

function ofVitest(content: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(content);
  const skipped = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== "passed" && status !== "failed")
      .map(({ fullName }) => `${path.relative(root, name)}: ${fullName}`),
  );
  const failures = testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(root, name);
    const failed = assertionResults.filter(({ status }) => status === "failed");
    // A file that could not be loaded has no test: its own message says why.
    if (assertionResults.length === 0 && message) return [`${file}: ${firstLine([message])}`];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}: ${firstLine(failureMessages ?? [])}`);
  });
  return { passed: numPassedTests, failed: numFailedTests, failures, skipped, flaky: [] };
}

function ofPlaywright(content: unknown): Counts {
  const { stats, suites } = playwrightReport.parse(content);
  const tests = suites.flatMap(specsOf).flatMap((spec) => spec.tests.map((test) => ({ ...spec, ...test })));
  const named = (wanted: string) =>
    tests
      .filter(({ status }) => status === wanted)
      .map(({ projectName, file, title }) => `[${projectName}] ${file}: ${title}`);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    failures: named("unexpected"),
    skipped: named("skipped"),
    flaky: named("flaky"),
  };
}

function specsOf({ specs, suites = [] }: Suite): z.output<typeof playwrightSpec>[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function firstLine([message = ""]: readonly string[]): string {
  return message.split("\n", 1)[0] ?? "";
}
