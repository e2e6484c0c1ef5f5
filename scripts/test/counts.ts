import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Gate } from "./gates";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number(), unexpected: z.number() }),
});

/** The tests that a gate ran. A failed gate counts for one failure at least: a suite that did not load has no test. */
export function countsOf(gate: Gate, exitCode: number): Counts {
  const { passed, failed } = reported(gate);
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

function reported({ report }: Gate): Counts {
  if (!report || !existsSync(report.file)) return { passed: 0, failed: 0 };
  const content: unknown = JSON.parse(readFileSync(report.file, "utf8"));
  if (report.kind === "vitest") {
    const { numPassedTests, numFailedTests } = vitestReport.parse(content);
    return { passed: numPassedTests, failed: numFailedTests };
  }
  const { expected, flaky, unexpected } = playwrightReport.parse(content).stats;
  return { passed: expected + flaky, failed: unexpected };
}
