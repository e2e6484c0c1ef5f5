import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll } from "vitest";

export interface WorkerProcess {
  /** As the machine's out-of-memory killer does it. */
  kill(): Promise<void>;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Whether it has not ended. */
  lives(): boolean;
  readonly log: () => string;
}

const started: ChildProcess[] = [];

// One that a failed test leaves would wait for its base for ever.
afterAll(() => {
  for (const child of started) child.kill("SIGKILL");
});

/** The real worker, in a process of its own, on the test file's base. */
export async function startWorkerProcess(env: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const child: ChildProcess = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "server/worker.ts"],
    { env: { ...process.env, LOG_LEVEL: "info", ...env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  started.push(child);
  let log = "";
  const keep = (part: Buffer) => {
    log += part.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const exited = once(child, "exit");
  await until(() => log.includes("the worker is ready") || child.exitCode !== null, 30_000);
  if (child.exitCode !== null) throw new Error(`The worker did not start: ${log}`);
  return {
    async kill() {
      child.kill("SIGKILL");
      await exited;
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
      return child.exitCode;
    },
    lives: () => child.exitCode === null && child.signalCode === null,
    log: () => log,
  };
}

/** Waits until something is so. @throws after `limitMs`. */
export async function until(isSo: () => boolean | Promise<boolean>, limitMs: number): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 50) {
    if (waited > limitMs) throw new Error(`It is still not so after ${limitMs} ms: ${isSo}`);
    await wait(50);
  }
}
