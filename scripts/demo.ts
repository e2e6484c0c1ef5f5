import path from "node:path";
import { clearFolder } from "./demo/clear-folder";
import { type Environment, startEnvironment } from "./demo/environment";
import { tailOf } from "./demo/services";
import { summary } from "./demo/summary";
import { root } from "./run/run-command";

/**
 * `npm run demo`: everything on this machine, with nothing installed beforehand. `-- --reset` starts afresh. What it
 * keeps is in PREAU_DEMO_FOLDER (.data/demo).
 */
const folder = process.env.PREAU_DEMO_FOLDER ?? path.join(root, ".data", "demo");
const databaseUrl = process.env.DATABASE_URL;
const wanted = {
  web: 3000,
  franceConnect: 4100,
  smtp: 4125,
  mails: 4180,
  apiParticulier: 4195,
  payFip: 4185,
  postgres: 5480,
};

async function reset(): Promise<void> {
  if (databaseUrl) {
    throw new Error(
      "--reset n’efface que la base embarquée, jamais celle de DATABASE_URL. Videz-la vous-même, ou enlevez DATABASE_URL.",
    );
  }
  await clearFolder(folder);
}

/** From the first moment: what is being started is stopped in order too. */
const interrupted = new Promise<undefined>((resolve) => {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => resolve(undefined));
});

/** Until a signal, or until a service fails again and again. Gives the exit code. */
async function serve(environment: Environment): Promise<number> {
  console.log(summary(environment.addresses));
  const failed = await Promise.race([interrupted, environment.broken]);
  if (failed) console.error(`\n« ${failed.name} » s’est arrêté. Fin de ${failed.logFile} :\n${tailOf(failed.logFile)}`);
  console.log("\nArrêt en cours…");
  await environment.stop();
  console.log("Tout est arrêté. Les données sont gardées.");
  return failed ? 1 : 0;
}

async function demo(): Promise<number> {
  try {
    if (process.argv.includes("--reset")) await reset();
    console.log("Démarrage…");
    const say = (line: string) => console.log(line);
    return await serve(await startEnvironment({ folder, wanted, databaseUrl, revive: true, say }));
  } catch (error) {
    console.error(error instanceof Error ? `\n${error.message}` : error);
    return 1;
  }
}

process.exit(await demo());
