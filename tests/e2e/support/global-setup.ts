import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { root, withOwnTools } from "../../../scripts/run/run-command";
import { inTown } from "./base";
import { ENVIRONMENT_FILE } from "./environment";

const PATIENCE_MS = 300_000;

/** Starts the environment in a process of its own, waits until it serves, and gives what stops it. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  rmSync(ENVIRONMENT_FILE, { force: true });
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/e2e-environment.ts"];
  const child = spawn("node", args, {
    cwd: root,
    stdio: "inherit",
    env: { ...withOwnTools(), DATABASE_URL: undefined },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
  };
  const end = Date.now() + PATIENCE_MS;
  while (!existsSync(ENVIRONMENT_FILE)) {
    if (child.exitCode !== null) throw new Error("The environment of the end to end tests did not start: see above.");
    if (Date.now() > end) {
      await stop();
      throw new Error("The environment of the end to end tests is not ready after five minutes.");
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  // Journeys see both ways to take a request to enrol: the other towns answer them.
  await inTown("corbas", `UPDATE city SET settings = settings || '{"enrolmentsAtOnce": true}' WHERE id = $1`);
  return stop;
}
