import { rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "./run/run-command";
import { type Counts, countsOf } from "./test/counts";
import { GATES, type Gate } from "./test/gates";
import { ensureSystemPackages } from "./test/system-packages";
import { timeText } from "./test/time-limit";

/** `npm test`: every gate in order, as in continuous integration; `npm test -- unit` runs those whose title has "unit". */
const [only] = process.argv.slice(2);
const gates = GATES.filter(({ title }) => !only || title.toLowerCase().includes(only.toLowerCase()));

interface Outcome extends Counts {
  readonly title: string;
  readonly seconds: number;
  readonly ok: boolean;
}

async function pass(gate: Gate, position: string): Promise<Outcome> {
  console.log(`\n━━━ ${position} ${gate.title} ${"━".repeat(Math.max(0, 60 - gate.title.length))}\n`);
  if (gate.report) {
    await mkdir(path.dirname(gate.report.file), { recursive: true });
    rmSync(gate.report.file, { force: true });
  }
  const start = performance.now();
  const code = await runCommand(gate.command, gate.args, gate.env);
  const seconds = (performance.now() - start) / 1000;
  return { title: gate.title, seconds, ok: code === 0, ...countsOf(gate, code) };
}

if (gates.some(({ report }) => report?.kind === "playwright")) await ensureSystemPackages();

const outcomes: Outcome[] = [];
for (const [index, gate] of gates.entries()) {
  const outcome = await pass(gate, `${index + 1}/${gates.length}`);
  outcomes.push(outcome);
  if (!outcome.ok) break;
}

console.log("\n");
for (const { title, seconds, ok, passed, skipped, flaky } of outcomes) {
  const told = [
    ...(passed > 0 ? [`${passed} tests`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
    ...(flaky.length > 0 ? [`${flaky.length} flaky`] : []),
  ];
  console.log(
    `${ok ? "ok    " : "FAILED"} ${title.padEnd(42)} ${seconds.toFixed(1).padStart(7)} s  ${told.join(", ")}`,
  );
}
const SINGULAR = { skipped: "skipped", flaky: "flaky", failures: "failed" } as const;
for (const kind of ["skipped", "flaky", "failures"] as const) {
  for (const test of outcomes.flatMap((outcome) => outcome[kind])) console.log(`${SINGULAR[kind]}: ${test}`);
}
const failed = outcomes.find(({ ok }) => !ok);
if (failed) console.log(`\nStopped at: ${failed.title}`);
const sum = (of: (outcome: Outcome) => number) => outcomes.reduce((total, outcome) => total + of(outcome), 0);
const totals = [
  `${sum(({ passed }) => passed)} passed`,
  `${sum(({ failed: count }) => count)} failed`,
  `${sum(({ skipped }) => skipped.length)} skipped`,
  `${sum(({ flaky }) => flaky.length)} flaky`,
];
console.log(`\n${totals.join(", ")}`);
// A part of the gates says nothing of how long they all take.
if (!only) console.log(timeText(sum(({ seconds }) => seconds)));
process.exit(failed ? 1 : 0);
