import { BENCHES } from "@/tests/bench/benches";
import { writeDocument } from "@/tests/bench/report/document";
import { describeMachine } from "@/tests/bench/report/machine";
import type { Result } from "@/tests/bench/report/result";
import { writeResults } from "@/tests/bench/report/results-file";
import { table } from "@/tests/bench/report/table";
import { POSTGRES_SETTINGS } from "@/tests/bench/stage/database";
import { openStage } from "@/tests/bench/stage/stage";

/** `npm run bench`: measures the production build against its budgets; `-- --only pages` runs one bench. */
const [flag, only] = process.argv.slice(2);
const benches = BENCHES.filter(({ name }) => flag !== "--only" || name === only);
if (benches.length === 0) {
  console.error(`npm run bench -- --only NOM, où NOM est ${BENCHES.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

const machineBefore = describeMachine(POSTGRES_SETTINGS);
const stage = await openStage();
const ran = new Map<string, Result[]>();
const machine = { ...machineBefore, postgres: stage.postgres };
const failures: string[] = [];
try {
  for (const { name, title, run } of benches) {
    console.log(`\n${title}…`);
    const figures: Result[] = [];
    try {
      for await (const some of run(stage)) {
        figures.push(...some);
        console.log(table(some));
      }
      ran.set(name, figures);
    } catch (error) {
      failures.push(name);
      console.error(error);
    }
  }
} finally {
  await stage.stop();
}
const written = writeResults(machine, ran, new Date());
writeDocument(written.machine, written.measuredAt, written.results);

const results = [...ran.values()].flat();
console.log(`\n${machine.cpu}, ${machine.cores} cœurs, ${machine.memoryGiB} Gio, ${machine.system}`);
console.log(
  `Node ${machine.node}, PostgreSQL ${machine.postgres}. La charge, le site et la base se partagent ces cœurs.\n`,
);
console.log(table(results));
const missed = results.filter(({ ok }) => ok === false);
if (missed.length > 0) {
  console.log(`\n${missed.length} budgets ne sont pas tenus : docs/performance.md dit pourquoi.`);
}
if (failures.length > 0)
  console.log(`\nMesures interrompues : ${failures.join(", ")}. Leurs résultats précédents sont gardés.`);
process.exit(failures.length > 0 ? 1 : 0);
