import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { get } from "node:http";
import path from "node:path";
import { Writable } from "node:stream";
import { root, type Variables, withOwnTools } from "../run/run-command";

/** A process of the environment: its program, its log, and how one knows that it serves. */
export interface ServiceDefinition {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: Variables;
  /** Answers once it does: an address, or words in its log. */
  readonly ready: { readonly url: string } | { readonly says: string };
}

export interface Service {
  readonly name: string;
  readonly pid: number;
  readonly logFile: string;
  /** Settles when the process ends, whatever the cause. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const READY_MS = 60_000;
const GRACE_MS = 10_000;
const TAIL_LINES = 15;

/** The end of a log, to show with an error. */
export function tailOf(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-TAIL_LINES).join("\n");
}

/** What a service waits behind until its process is written down: see gate.mjs. */
const GATE = { program: new URL("./gate.mjs", import.meta.url).href, pipe: 3 } as const;

/**
 * Starts a service in a process group of its own and waits until it serves. `onSpawn` learns its process before; until it is
 * done the service does nothing, and it ends by itself if this process is killed meanwhile.
 * @throws Error in French with the end of its log when it ends or stays silent.
 */
export async function startService(
  folder: string,
  definition: ServiceDefinition,
  onSpawn: (pid: number) => Promise<void> = async () => undefined,
): Promise<Service> {
  const { name, args, env, ready } = definition;
  const logFile = path.join(folder, "logs", `${name}.log`);
  const log = openSync(logFile, "w");
  const child = spawn("node", ["--import", GATE.program, ...args], {
    cwd: root,
    detached: true,
    stdio: ["ignore", log, log, "pipe"],
    env: { ...withOwnTools(), ...env, PREAU_GATE: String(GATE.pipe) },
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const service: Service = { name, pid: child.pid ?? 0, logFile, ended, stop: () => stopGroup(child, ended) };
  if (child.pid) await onSpawn(child.pid);
  openGate(child);
  const end = Date.now() + READY_MS;
  while (!(await isReady(ready, logFile))) {
    if (child.exitCode === null && child.signalCode === null && Date.now() < end) continue;
    await service.stop();
    throw new Error(`${name} n’a pas démarré. Fin de ${path.relative(root, logFile)} :\n${tailOf(logFile)}`);
  }
  return service;
}

/** One that has ended already is seen by whoever waits for it. */
function openGate(child: ChildProcess): void {
  const gate = child.stdio[GATE.pipe];
  if (!(gate instanceof Writable)) throw new Error("A service has no gate");
  gate.on("error", () => undefined);
  gate.end("1");
}

async function isReady(ready: ServiceDefinition["ready"], logFile: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  if ("says" in ready) return readFileSync(logFile, "utf8").includes(ready.says);
  return answersOk(ready.url);
}

/** One connection for one question: a connection kept open would hold back the server's stop. */
function answersOk(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: 2_000 }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on("timeout", () => request.destroy());
    request.on("error", () => resolve(false));
  });
}

async function stopGroup(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  const group = -child.pid;
  const signal = (name: NodeJS.Signals) => {
    try {
      process.kill(group, name);
    } catch {
      // The group is gone already.
    }
  };
  signal("SIGTERM");
  const impatience = setTimeout(() => signal("SIGKILL"), GRACE_MS);
  await ended;
  clearTimeout(impatience);
}
