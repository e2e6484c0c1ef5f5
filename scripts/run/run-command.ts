import { spawn } from "node:child_process";
import path from "node:path";

export const root = path.join(import.meta.dirname, "..", "..");

/** Environment variables by name; an undefined one is left out. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The environment with the project's own Node and tools first on the path. */
export function withOwnTools(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...env, PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${env.PATH ?? ""}` };
}

/** Runs a command to its end with our own input and output; gives its exit code (1 when a signal ended it). */
export function runCommand(command: string, args: readonly string[], env: Variables = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...withOwnTools(), ...env } });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
