import { BENCHES } from "./benches";
import { writeDocument } from "./report/document";
import { busyNow, describeMachine } from "./report/machine";
import type { Result } from "./report/result";
import { writeResults } from "./report/results-file";
import { table } from "./report/table";
import { POSTGRES_SETTINGS } from "./stage/database";
import { openStage } from "./stage/stage";

/** Measures the production build against its budgets, all of them or the one that `--only` names. */
const [flag, only] = process.argv.slice(2);
const benches = BENCHES.filter(({ name }) => flag !== "--only" || name === only);
if (benches.length === 0) {
  console.error(`npm run bench -- --only NOM, où NOM est ${BENCHES.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}

const machineBefore = describeMachine(POSTGRES_SETTINGS);
const busyBefore = busyNow();
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
      // The next one begins its own transaction.
      await stage.owner.query("ROLLBACK");
    }
  }
} finally {
  await stage.stop();
}
const written = writeResults(machine, ran, { now: new Date(), busyBefore });
writeDocument(written.machine, written.measured, written.results);

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
