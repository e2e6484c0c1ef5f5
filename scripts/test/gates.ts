import path from "node:path";
import { root, type Variables } from "../run/run-command";

/** One thing that must hold. The gates run in this order and the first that fails ends the run. */
export interface Gate {
  readonly title: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Variables;
  /** Where the command leaves its counts, for those that run tests. */
  readonly report?: { readonly kind: "vitest" | "playwright"; readonly file: string };
}

const reports = path.join(root, ".data", "reports");

function vitest(project: string): Pick<Gate, "command" | "args" | "report"> {
  const file = path.join(reports, `${project}.json`);
  return {
    command: "vitest",
    args: ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    report: { kind: "vitest", file },
  };
}

const e2eReport = path.join(reports, "e2e.json");

export const GATES: readonly Gate[] = [
  { title: "Generated files", command: "node", args: ["scripts/generate.mjs"] },
  { title: "Types", command: "npm", args: ["run", "--silent", "check:types"] },
  { title: "Lint and format", command: "npm", args: ["run", "--silent", "check:lint"] },
  { title: "Dependency rules", command: "npm", args: ["run", "--silent", "check:deps"] },
  { title: "Dead code", command: "npm", args: ["run", "--silent", "check:dead"] },
  { title: "Unit tests", ...vitest("unit") },
  { title: "Integration tests on PostgreSQL", ...vitest("integration") },
  {
    title: "Production build",
    command: "npm",
    args: ["run", "--silent", "build:next"],
    env: { NEXT_TELEMETRY_DISABLED: "1", PREAU_TYPES: "checked" },
  },
  { title: "Demonstration, killed and started again", ...vitest("demo") },
  {
    title: "End to end, with and without JavaScript",
    command: "playwright",
    args: ["test", "--reporter=list,json"],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
    report: { kind: "playwright", file: e2eReport },
  },
  { title: "Accessibility of every page", command: "tsx", args: ["scripts/audited-pages.ts"] },
];
