import { writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { clearFolder } from "./demo/clear-folder";
import { startEnvironment } from "./demo/environment";
import { root } from "./run/run-command";

/**
 * The environment of the end to end tests: like the demonstration, on ports and data of its own, always afresh. Its
 * addresses are in `environment.json` once it serves; SIGTERM stops it.
 */
const folder = path.join(root, ".data", "e2e");
const wanted = {
  web: 3100,
  franceConnect: 4300,
  smtp: 4325,
  mails: 4380,
  apiParticulier: 4395,
  payFip: 4390,
  postgres: 5580,
};

const interrupted = new Promise<undefined>((resolve) => {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => resolve(undefined));
});

await clearFolder(folder);
await mkdir(folder, { recursive: true });
// Nothing of it outlives the run: a crash may lose it.
const say = (line: string) => console.log(line);
const postgresFlags = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"].flatMap((flag) => ["-c", flag]);
const environment = await startEnvironment({ folder, wanted, postgresFlags, say });
const { addresses, ownerUrl } = environment;
writeFileSync(path.join(folder, "environment.json"), JSON.stringify({ ...addresses, ownerUrl }));
const failed = await Promise.race([interrupted, environment.broken]);
if (failed) console.error(`« ${failed.name} » s’est arrêté pendant les tests : voyez ${failed.logFile}`);
await environment.stop();
process.exit(failed ? 1 : 0);
