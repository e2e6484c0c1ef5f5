import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

interface RunningChild {
  /** First line printed. */
  readonly line: string;
  /** Sends the signal and waits for the exit code. */
  readonly stop: (signal: "SIGTERM" | "SIGINT") => Promise<number | null>;
}

/** Runs one simulator's `main.ts` as its users do, until its first line. */
export async function runSimulator(name: string, env: Record<string, string>): Promise<RunningChild> {
  const main = join(import.meta.dirname, "..", name, "main.ts");
  const child = spawn(process.execPath, ["--import", "tsx", main], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(createInterface({ input: child.stdout }), "line");
  return {
    line: String(line),
    stop: async (signal) => {
      const exited = once(child, "exit");
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}
