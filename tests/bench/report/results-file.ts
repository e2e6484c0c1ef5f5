import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { type Machine, machineSchema } from "./machine";
import { type Result, resultSchema } from "./result";

const FILE = path.join(import.meta.dirname, "..", "results.json");

/** When a bench was last run, in UTC, and how busy the machine was before that run; null where nobody looked. */
const measurementSchema = z.object({ at: z.string(), busyBefore: z.number().nullable() });
export type Measurement = z.output<typeof measurementSchema>;

const fileSchema = z.object({
  machine: machineSchema,
  /** By the name of the bench. */
  measured: z.record(z.string(), measurementSchema),
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
  run: { readonly now: Date; readonly busyBefore: number },
): z.output<typeof fileSchema> {
  const before = previous();
  const kept =
    before && before.machine.cpu === machine.cpu && before.machine.cores === machine.cores ? before : undefined;
  const others = (kept?.results ?? []).filter(({ name }) => !ran.has(name.split("/")[0] ?? ""));
  const results = [...others, ...[...ran.values()].flat()].toSorted((a, b) => benchOf(a).localeCompare(benchOf(b)));
  const own: Measurement = { at: `${run.now.toISOString().slice(0, 16)}Z`, busyBefore: run.busyBefore };
  const measured = { ...kept?.measured, ...Object.fromEntries([...ran.keys()].map((name) => [name, own])) };
  const written = { machine, measured, results };
  writeFileSync(FILE, `${JSON.stringify(written, null, 2)}\n`);
  return written;
}

const benchOf = ({ name }: Result) => name.split("/")[0] ?? "";
