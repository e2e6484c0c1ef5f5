import * as z from "zod";
import { isLocalDate, type LocalDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";

const day = z.custom<LocalDate>((value) => typeof value === "string" && isLocalDate(value));
const amount = z.int().transform(cents);

/** One line as it is shown and kept with a confirmed draft: plain data, in words. Amounts in cents. */
export const recapLineSchema = z.object({
  /** Of the booking to make, once confirmed. */
  id: z.string().nullable(),
  kind: z.enum(["add", "cancel", "leave", "refused", "conflict", "already", "moved"]),
  childId: z.string(),
  firstName: z.string(),
  day,
  price: amount.nullable(),
  late: z.boolean(),
  /** What is told of a day that could no longer be undone, or not for free, once booked. */
  onceBooked: z.string().nullable().default(null),
  /** A cancellation that stays due. */
  billed: z.boolean(),
  /** A place that is free, or the queue and the rank in it. */
  expectation: z.enum(["place", "queue"]).nullable(),
  place: z.int().nullable(),
  together: z.boolean(),
  /** Why, for what is not carried out. */
  reason: z.string().nullable(),
  /** How the price is reached, one sentence a step (F4). */
  explanation: z.array(z.string()),
});
export type RecapLine = z.output<typeof recapLineSchema>;

export const recapSummarySchema = z.object({
  activityName: z.string(),
  unitLabel: z.string(),
  first: day,
  last: day,
  showRank: z.boolean(),
  /** Who passes first on the waiting lists, in words; null where it is who came first. */
  queueRule: z.string().nullable().default(null),
  lines: z.array(recapLineSchema),
});
export type RecapSummary = z.output<typeof recapSummarySchema>;

/** What became of a request, as the base answered. */
const settledSchema = recapSummarySchema.extend({
  taken: z.record(
    z.string(),
    z.object({
      outcome: z.enum(["booked", "waiting", "offered", "already", "full"]),
      place: z.int().nullable(),
    }),
  ),
  cancelled: z.array(z.string()),
  left: z.array(z.string()),
});
export type Settled = z.output<typeof settledSchema>;

/** What the base kept of a confirmation. Without `amounts`, no price is in it, nor how one is reached. */
export function settledFor(kept: unknown, amounts: boolean): Settled {
  const settled = settledSchema.parse(kept);
  if (amounts) return settled;
  return { ...settled, lines: settled.lines.map((line) => ({ ...line, price: null, explanation: [] })) };
}

/** The lines of `now` that were not in `seen`, and how many of `seen` are gone: why a recap is shown again. */
export function recapChanges(seen: readonly string[], now: readonly string[]): { added: string[]; removed: string[] } {
  const before = new Set(seen);
  const after = new Set(now);
  return { added: now.filter((line) => !before.has(line)), removed: seen.filter((line) => !after.has(line)) };
}
