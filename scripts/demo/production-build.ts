import { existsSync, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { root, runCommand } from "../run/run-command";

/** Written last by `npm run build`: what is older than it is in the build. */
const DONE = path.join(root, ".next", "standalone", ".assembled");
const SOURCES = [
  "app",
  "components",
  "server",
  "styles",
  "themes",
  "prisma/schema",
  "proxy.ts",
  "next.config.mjs",
  "package.json",
];
/** Made by the build itself. */
const GENERATED = path.join(root, "server", "db", "generated");

async function newest(file: string): Promise<number> {
  if (!existsSync(file) || file === GENERATED || /\.test\.tsx?$/.test(file)) return 0;
  const status = statSync(file);
  if (!status.isDirectory()) return status.mtimeMs;
  const names = await readdir(file);
  const inside = await Promise.all(names.map((name) => newest(path.join(file, name))));
  return Math.max(0, ...inside);
}

/** Whether the production build exists and has everything that the sources say. */
async function isFresh(): Promise<boolean> {
  if (!existsSync(DONE)) return false;
  const times = await Promise.all(SOURCES.map((source) => newest(path.join(root, source))));
  return Math.max(...times) <= statSync(DONE).mtimeMs;
}

/** Makes the production build when there is none or when the sources changed since. PREAU_BUILD=keep takes it as it is. */
export async function ensureBuild(): Promise<void> {
  if (process.env.PREAU_BUILD === "keep" && existsSync(DONE)) return;
  if (await isFresh()) return;
  console.log("Construction du site (environ une minute)…");
  const code = await runCommand("npm", ["run", "--silent", "build"], { NEXT_TELEMETRY_DISABLED: "1" });
  if (code !== 0) throw new Error("La construction du site a échoué : voyez le message ci-dessus.");
}
