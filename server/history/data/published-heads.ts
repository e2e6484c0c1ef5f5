import "server-only";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/server/platform/env";
import { hex, type PublishedHead, type Seal } from "../domain/seal";

/**
 * Where seals are made known outside the base: one line of JSON each, added to a file per city. The file is made to
 * be copied away, to a place where whoever administers the base cannot write (ADR 0008).
 */
export function headsFolder(): string {
  return path.join(env().STORAGE_DIR, "history-heads");
}

const fileOf = (folder: string, cityId: string) => path.join(folder, `${cityId}.jsonl`);
const lineSchema = z.object({ sequence: z.coerce.bigint(), digest: z.hex().length(64) });

function parseLine(line: string): PublishedHead[] {
  try {
    return [lineSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

/** What was published about a city, in order. A line that a crash cut short does not count. */
export async function readHeads(folder: string, cityId: string): Promise<PublishedHead[]> {
  const text = await readFile(fileOf(folder, cityId), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").flatMap(parseLine);
}

/** Adds seals to the city's file; they are on the disk when it returns. */
export async function publishHeads(cityId: string, seals: readonly Seal[]): Promise<void> {
  await mkdir(headsFolder(), { recursive: true, mode: 0o700 });
  const lines = seals.map(({ sequence, digest, entries, sealedAt }) =>
    JSON.stringify({ sequence: `${sequence}`, digest: hex(digest), entries, sealedAt }),
  );
  const file = await open(fileOf(headsFolder(), cityId), "a+", 0o600);
  try {
    const { size } = await file.stat();
    const last = size > 0 ? (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString() : "\n";
    const repair = last === "\n" ? "" : "\n";
    await file.appendFile(`${repair}${lines.join("\n")}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}
