import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { stopLocalPostgres } from "../postgres";
import { AlreadyRunning, settleLastRun } from "./last-run";

/**
 * Stops what a run left behind in its folder, then removes the folder: it is away at once, so that a removal which is
 * cut is no obstacle to the next start. @throws AlreadyRunning
 */
export async function clearFolder(folder: string): Promise<void> {
  const living = await settleLastRun(folder);
  if (living) throw new AlreadyRunning(living);
  await stopLocalPostgres(path.join(folder, "postgres"));
  const former = `${folder}.former`;
  await rm(former, { recursive: true, force: true });
  if (existsSync(folder)) await rename(folder, former);
  await rm(former, { recursive: true, force: true });
}
