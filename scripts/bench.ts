import { runCommand } from "./run/run-command";

/**
 * `npm run bench`: measures the product against its budgets; `-- --only pages` runs one bench. What is measured is
 * imported only once it can be: in a fresh clone, part of it is generated first.
 */
const code = await runCommand("node", ["scripts/generate.mjs"]);
if (code !== 0) process.exit(code);
await import("@/tests/bench/main");
