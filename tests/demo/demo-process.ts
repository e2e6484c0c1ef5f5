import { spawn } from "node:child_process";
import path from "node:path";
import { root, withOwnTools } from "@/scripts/run/run-command";

/** A demonstration as somebody at a terminal runs it, and as a crash ends it. */
export interface Demo {
  /** Everything it has said so far. */
  output(): string;
  /** Waits for something to be so. @throws Error with what it said, when it ends first. */
  until(reached: () => boolean): Promise<void>;
  /** Waits until it serves; gives its addresses. */
  ready(): Promise<{ readonly web: string; readonly mails: string; readonly payFip: string }>;
  /** Ctrl-C; gives the exit code once it has stopped. */
  interrupt(): Promise<number | null>;
  /** No warning, no last word: only the process itself ends. */
  kill(): Promise<void>;
  /** Waits for its end by itself. */
  ended(): Promise<{ readonly code: number | null; readonly output: string }>;
}

const STEP_MS = 20;
const started: Demo[] = [];

/** Ends, in order when it can, whatever a failed test left running. */
export async function killAll(): Promise<void> {
  for (const demo of started) await demo.interrupt();
}

export function startDemo(
  folder: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Demo {
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...rest } = withOwnTools();
  const script = ["--conditions=react-server", "--disable-warning=ExperimentalWarning", "--import", "tsx"];
  const child = spawn("node", [...script, path.join(root, "scripts", "demo.ts"), ...args], {
    cwd: root,
    env: { ...rest, PREAU_DEMO_FOLDER: folder, PREAU_BUILD: "keep", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  const exited = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const until = async (reached: () => boolean) => {
    while (!reached()) {
      if (child.exitCode !== null) throw new Error(`The demonstration has ended (${child.exitCode}):\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  };
  const stopBy = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  const demo: Demo = {
    output: () => said,
    until,
    ready: async () => {
      await until(() => said.includes("Ctrl-C arrête tout"));
      return {
        web: /(http:\/\/localhost:\d+)\/saint-chamond/.exec(said)?.[1] ?? "",
        mails: /courriels envoyés\s+(\S+)/.exec(said)?.[1] ?? "",
        payFip: /simulateur PayFiP\s+(\S+)/.exec(said)?.[1] ?? "",
      };
    },
    interrupt: () => stopBy("SIGINT"),
    kill: async () => {
      await stopBy("SIGKILL");
    },
    ended: async () => ({ code: await exited, output: said }),
  };
  started.push(demo);
  return demo;
}
