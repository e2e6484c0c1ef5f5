import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Manifest } from "./manifest";
import { BackupProblem } from "./problem";

const FOLDER = path.join(import.meta.dirname, "..", "..", "prisma", "migrations");

/** Every migration of this version of the product, in order. */
export async function knownMigrations(): Promise<string[]> {
  const names = await readdir(FOLDER);
  return names
    .filter((name) => name.endsWith(".sql"))
    .map((name) => name.slice(0, -".sql".length))
    .sort();
}

/**
 * A backup can be restored when its migrations are the first ones of this version.
 * @throws BackupProblem when it comes from a newer version, or from another line of development.
 */
export function requireKnownMigrations(
  { migrations, product }: Pick<Manifest, "migrations" | "product">,
  known: readonly string[],
  version: string,
): void {
  const unknown = migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new BackupProblem(
      `Cette sauvegarde vient d’une version plus récente de Préau (${product}\u00a0; celle-ci est la ${version})\u00a0: elle a des migrations inconnues ici (${unknown.join(", ")}). Installez cette version-là, puis recommencez.`,
    );
  }
  if (migrations.some((name, at) => name !== known[at])) {
    throw new BackupProblem(
      `Les migrations de cette sauvegarde (${product}) ne se suivent pas comme celles de cette version (${version}). Restaurez-la avec la version de Préau qui l’a faite.`,
    );
  }
}
