import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

const lockOf = (directory: string) => path.join(directory, "postmaster.pid");

/** The command line of a living process; undefined when there is none, or when it has ended and nobody has noticed yet. */
function commandOf(pid: number): string | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (existsSync("/proc/self/cmdline")) {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() || undefined;
    } catch {
      return undefined;
    }
  }
  return spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim() || undefined;
}

/** What `postmaster.pid` says: the number of the process, then the folder, the start and the port (a line each). */
function readLock(directory: string): { readonly pid: number; readonly port: number } | undefined {
  try {
    const [pid = "", , , port = ""] = readFileSync(lockOf(directory), "utf8").split("\n");
    return { pid: Number(pid), port: Number(port) };
  } catch {
    return undefined;
  }
}

/**
 * The port of the server that runs on `directory`, whoever started it; undefined when none does. After a crash of the
 * machine, the number in `postmaster.pid` may be that of any other process: it counts only if that process is a
 * PostgreSQL on this folder.
 */
export function runningPort(directory: string): number | undefined {
  const lock = readLock(directory);
  const command = lock && commandOf(lock.pid);
  const isOurs = command?.includes("postgres") && `${command} `.includes(` ${path.resolve(directory)} `);
  return lock && isOurs ? lock.port : undefined;
}

/**
 * Takes away a `postmaster.pid` that would stop PostgreSQL from starting though no server runs: one whose number was
 * given to another process since, or that a crash left empty. PostgreSQL itself sees to one whose process is gone.
 */
export function removeStaleLock(directory: string): void {
  if (runningPort(directory) === undefined) rmSync(lockOf(directory), { force: true });
}
