import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { EnvironmentProblem } from "@/server/platform/env";
import { readKeyFile } from "./backup-key";
import { BackupProblem } from "./problem";

const packageSchema = z.object({ version: z.string() });

/** The version of the product that runs. */
export function productVersion(): string {
  const file = path.join(import.meta.dirname, "..", "..", "package.json");
  return packageSchema.parse(JSON.parse(readFileSync(file, "utf8"))).version;
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

/** What happens to an operator who did nothing wrong, by the code of the system or of PostgreSQL. */
const TROUBLES: Readonly<Record<string, string>> = {
  ENOSPC: "Le disque est plein. Libérez de la place, puis recommencez.",
  EACCES: "Ce compte n’a pas le droit de lire ou d’écrire ici. Lancez la commande avec le compte du service.",
  ECONNREFUSED: "PostgreSQL ne répond pas à l’adresse de DATABASE_OWNER_URL.",
  ENOTFOUND: "Le serveur de DATABASE_OWNER_URL est introuvable.",
  // The same by Prisma, on the site's own address.
  P1000: "PostgreSQL refuse le mot de passe de DATABASE_URL.",
  P1001: "PostgreSQL ne répond pas à l’adresse de DATABASE_URL.",
  P1003: "La base de DATABASE_URL n’existe pas.",
  "28P01": "PostgreSQL refuse le mot de passe de DATABASE_OWNER_URL.",
  "3D000": "La base de DATABASE_OWNER_URL n’existe pas.",
  "42501": "Ce rôle n’a pas les droits qu’il faut\u00a0: donnez le propriétaire de la base.",
  "53300": "PostgreSQL n’a plus de connexion libre. Recommencez dans un instant.",
};

/** A sentence for the operator, or the error itself when it is none that is known. */
function toldAs(error: unknown): unknown {
  if (error instanceof BackupProblem || error instanceof EnvironmentProblem) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return error;
  const code = String(error.code);
  if (code.startsWith("ERR_PARSE_ARGS")) return error.message;
  const [detail = code] = error.message.trim().split("\n").slice(-1);
  return TROUBLES[code] ? `${TROUBLES[code]} (${detail || code})` : error;
}

/**
 * Runs a command of the operator: a problem is told in its own words, anything else with where it came from. `failure` is
 * the exit code of a command that did not do what it was asked; one that was written wrong ends with 2.
 */
export async function runCommandLine(work: () => Promise<number>, failure = 1): Promise<void> {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(toldAs(error));
    const isUsage = error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
    process.exitCode = isUsage ? 2 : failure;
  }
}
