import { cpus, loadavg, release, totalmem, type } from "node:os";
import * as z from "zod";

export const machineSchema = z.object({
  cpu: z.string(),
  cores: z.number(),
  memoryGiB: z.number(),
  system: z.string(),
  node: z.string(),
  postgres: z.string(),
  /** Settings of PostgreSQL that are not its defaults. */
  settings: z.record(z.string(), z.string()),
});
export type Machine = z.output<typeof machineSchema>;

/** Processes that wanted a core in the minute before: well above 0, other work is measured too. */
export function busyNow(): number {
  return Number((loadavg()[0] ?? 0).toFixed(1));
}

/** What the figures were measured on: the load generator, the web process and PostgreSQL share it. */
export function describeMachine(settings: Readonly<Record<string, string>>): Omit<Machine, "postgres"> {
  return {
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    settings: { ...settings },
  };
}
