import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { writeWholeFile } from "@/server/platform/whole-file";

/** A process, told apart from a later one of the same number by when it began. */
const processSchema = z.object({ pid: z.number(), began: z.string() });
type KnownProcess = z.output<typeof processSchema>;

const runSchema = z.object({
  url: z.string(),
  parent: processSchema,
  /** Leaders of the process groups, in the order in which to stop them. */
  children: z.array(processSchema),
});

/** Another run of the same folder still lives: there is nothing to start. */
export class AlreadyRunning extends Error {
  constructor(readonly url: string) {
    super(`Le site tourne déjà\u00a0: ${url}`);
  }
}

const fileIn = (folder: string) => path.join(folder, "run.json");

/** When process `pid` began, in words of the system; undefined when there is none. */
function beganAt(pid: number): string | undefined {
  if (existsSync("/proc/self/stat")) {
    try {
      // After the name, which may hold anything: the state is the first field, the start the twentieth (proc(5)).
      const status = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = status.slice(status.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim() || undefined;
}

function identify(pid: number): KnownProcess {
  return { pid, began: beganAt(pid) ?? "" };
}

const lives = ({ pid, began }: KnownProcess) => beganAt(pid) === began;

/** Writes down what this process started, for a start after a crash. */
export async function rememberRun(folder: string, url: string, children: readonly number[]): Promise<void> {
  const run = { url, parent: identify(process.pid), children: children.map(identify) };
  await writeWholeFile(fileIn(folder), JSON.stringify(run));
}

export function forgetRun(folder: string): void {
  rmSync(fileIn(folder), { force: true });
}

function lastRun(folder: string): z.output<typeof runSchema> | undefined {
  if (!existsSync(fileIn(folder))) return undefined;
  try {
    return runSchema.parse(JSON.parse(readFileSync(fileIn(folder), "utf8")));
  } catch {
    return undefined;
  }
}

/** The services that the last run of a folder wrote down and that still live. */
export function livingServices(folder: string): readonly KnownProcess[] {
  return lastRun(folder)?.children.filter(lives) ?? [];
}

const GRACE_MS = 8_000;

function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // It ended by itself meanwhile.
  }
}

async function stopOrphan(orphan: KnownProcess): Promise<void> {
  signalGroup(orphan.pid, "SIGTERM");
  const end = Date.now() + GRACE_MS;
  while (lives(orphan)) {
    if (Date.now() > end) signalGroup(orphan.pid, "SIGKILL");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Looks at what the last run left: the address of a run that still lives, else undefined once the processes that a
 * crash left behind are stopped.
 */
export async function settleLastRun(folder: string): Promise<string | undefined> {
  const run = lastRun(folder);
  if (!run) return undefined;
  if (lives(run.parent)) return run.url;
  for (const orphan of livingServices(folder)) await stopOrphan(orphan);
  forgetRun(folder);
  return undefined;
}
