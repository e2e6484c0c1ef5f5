import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { writeWholeFile } from "@/server/platform/whole-file";
import { removeStaleLock, runningPort } from "./postmaster";
import { type Programs, runTool, unprivileged } from "./programs";

const fileOf = (directory: string) => path.join(path.dirname(directory), `${path.basename(directory)}.password`);

/** 18 random bytes: a file that a crash left empty or cut holds no password. */
const WHOLE = /^[\w-]{24}$/;

function keptPassword(directory: string): string | undefined {
  const file = fileOf(directory);
  const text = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return WHOLE.test(text) ? text : undefined;
}

/** Gives the owner of a base another password without knowing the former one, as whoever holds its files may. */
function changePassword(directory: string, password: string, { pg_ctl, postgres }: Programs): void {
  if (runningPort(directory)) runTool(pg_ctl, directory, ["-D", directory, "stop", "-s", "-w", "-m", "fast"]);
  removeStaleLock(directory);
  const input = `ALTER ROLE postgres PASSWORD '${password}'\n`;
  runTool(postgres, directory, ["--single", "-D", directory, "postgres"], { ...unprivileged(), input });
}

/**
 * The password of the base's owner, kept beside its folder. Lost while the base is there (a crash of the machine, a
 * file taken away), it is replaced by a new one.
 */
export async function ownerPassword(directory: string, programs: Programs): Promise<string> {
  const kept = keptPassword(directory);
  if (kept) return kept;
  const password = randomBytes(18).toString("base64url");
  if (existsSync(path.join(directory, "PG_VERSION"))) changePassword(directory, password, programs);
  await writeWholeFile(fileOf(directory), password);
  return password;
}
