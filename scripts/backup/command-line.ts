import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { env } from "@/server/platform/env";
import { readKeyFile } from "./backup-key";
import { BackupProblem } from "./problem";

const packageSchema = z.object({ version: z.string() });

/** The version of the product that runs. */
export function productVersion(): string {
  const file = path.join(import.meta.dirname, "..", "..", "package.json");
  return packageSchema.parse(JSON.parse(readFileSync(file, "utf8"))).version;
}

/** @throws BackupProblem when it is not given: the serving role does not see the whole base. */
export function ownerUrl(): string {
  const url = env().DATABASE_OWNER_URL;
  if (!url) throw new BackupProblem("Donnez DATABASE_OWNER_URL\u00a0: le propriétaire de la base.");
  return url;
}

export async function optionalKey(file: string | undefined): Promise<Buffer | undefined> {
  return file === undefined ? undefined : readKeyFile(file);
}

const UNITS = ["octets", "ko", "Mo", "Go", "To"];

/** "3,2 Mo". */
export function frenchSize(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = (bytes / 1000 ** step).toLocaleString("fr-FR", { maximumFractionDigits: step === 0 ? 0 : 1 });
  return `${value}\u00a0${UNITS[step]}`;
}

export function frenchCount(value: number): string {
  return value.toLocaleString("fr-FR");
}

/** Whole and tenths of seconds since `start`, a value of `performance.now()`: "4,2 s". */
export function secondsSince(start: number): string {
  return `${((performance.now() - start) / 1000).toLocaleString("fr-FR", { maximumFractionDigits: 1 })}\u00a0s`;
}

/** Runs a command of the operator: a problem is told in its own words, anything else with where it came from. */
export async function runCommandLine(work: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    console.error(error instanceof BackupProblem || isUsage ? error.message : error);
    process.exitCode = isUsage ? 2 : 1;
  }
}
