import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { type Machine, machineSchema } from "./machine";
import { type Result, resultSchema } from "./result";

const FILE = path.join(import.meta.dirname, "..", "results.json");

const fileSchema = z.object({
  machine: machineSchema,
  /** When each bench was last run, in UTC. */
  measuredAt: z.record(z.string(), z.string()),
  results: z.array(resultSchema),
});

function previous(): z.output<typeof fileSchema> | undefined {
  if (!existsSync(FILE)) return undefined;
  return fileSchema.safeParse(JSON.parse(readFileSync(FILE, "utf8"))).data;
}

/**
 * Writes the results of the benches that ran; those of the others are kept if they are of the same machine. A name
 * begins with its bench's: "pages/…".
 */
export function writeResults(
  machine: Machine,
  ran: ReadonlyMap<string, readonly Result[]>,
  now: Date,
): z.output<typeof fileSchema> {
  const before = previous();
  const kept =
    before && before.machine.cpu === machine.cpu && before.machine.cores === machine.cores ? before : undefined;
  const others = (kept?.results ?? []).filter(({ name }) => !ran.has(name.split("/")[0] ?? ""));
  const results = [...others, ...[...ran.values()].flat()].toSorted((a, b) => benchOf(a).localeCompare(benchOf(b)));
  const at = `${now.toISOString().slice(0, 16)}Z`;
  const measuredAt = { ...kept?.measuredAt, ...Object.fromEntries([...ran.keys()].map((name) => [name, at])) };
  const written = { machine, measuredAt, results };
  writeFileSync(FILE, `${JSON.stringify(written, null, 2)}\n`);
  return written;
}

const benchOf = ({ name }: Result) => name.split("/")[0] ?? "";
