import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { root } from "@/scripts/run/run-command";

const EXAMPLE = path.join(root, "docs", "exemples", "beaulieu");

export interface Said {
  readonly code: number | null;
  readonly output: string;
}

/** `npm run town -- …`, as whoever installs Préau runs it, on the base of this test. */
export function runTown(...args: readonly string[]): Promise<Said> {
  return new Promise((resolve) => {
    const command = ["--conditions=react-server", "--import", "tsx", path.join(root, "scripts", "town.ts"), ...args];
    const child = spawn(process.execPath, command, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.on("close", (code) => resolve({ code, output: output.trim() }));
  });
}

type Json = Record<string, unknown>;

/** A copy of the example of the documentation, changed; gives the path of its description. */
export function describedTown(
  change: (town: Json) => void = () => undefined,
  fees: (grid: Json) => void = () => undefined,
): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "preau-town-"));
  cpSync(EXAMPLE, folder, { recursive: true });
  for (const [name, changeIt] of [["ville.json", change] as const, ["tarifs-cantine-2026.json", fees] as const]) {
    const file = path.join(folder, name);
    const content: Json = JSON.parse(readFileSync(file, "utf8"));
    changeIt(content);
    writeFileSync(file, JSON.stringify(content));
  }
  return path.join(folder, "ville.json");
}
