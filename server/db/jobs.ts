import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Clock } from "@/server/platform/clock";
import type { Tx } from "./tenant-tx";

/**
 * The jobs that a business change can ask for. The worker's registry has one handler for each. One that writes a mail is
 * named `mail-…`: a restored backup holds those back, as it does `send-mail`, until somebody decides.
 */
export interface JobPayloads {
  "send-mail": { mailId: string };
  "mail-booking-confirmation": { draftId: string };
  "offer-place": { slotId: string };
  "expire-offer": { entryId: string };
  "mail-offer": { entryId: string };
  "mail-closing": { closingId: string; familyId: string };
  "mail-reopening": { closingId: string; familyId: string };
  "remove-file": { key: string };
  "ask-payfip": { operationId: string };
  "invoice-run": { runId: string };
  "mail-invoice": { invoiceId: string };
}

export type JobName = keyof JobPayloads;

/**
 * Those that are always added with a key. The queue takes the key from one that runs when another takes its place: one of
 * these without a key has been replaced.
 */
export const KEYED_JOBS = ["send-mail", "offer-place", "expire-offer", "ask-payfip", "invoice-run"] as const;

type KeyedJob = (typeof KEYED_JOBS)[number];

/** What a handler knows of the run it is in. */
export interface JobRun {
  /** The city of the transaction that asked for the job. */
  readonly cityId: string;
  readonly clock: Clock;
  /** Nobody will try again if this run fails. */
  readonly lastTry: boolean;
}

/**
 * Does the work of one job in transactions of its own. It may be run twice for one job, also at the same time: what
 * is done already is recognised, not done again. An exception means "try again later", with growing pauses.
 */
export type JobHandler<N extends JobName> = (payload: JobPayloads[N], run: JobRun) => Promise<void>;

/** Of the jobs that are due, the smallest comes first: what one person waits for, then what a whole town is told. */
const PRIORITY = { one: 0, bulk: 10 } as const;

interface JobOptions {
  readonly runAt?: Temporal.Instant;
  /** One of thousands that came at once: nobody waits for it. */
  readonly inBulk?: boolean;
}

interface KeyedJobOptions extends JobOptions {
  readonly key: string;
}

/**
 * Adds a job in the caller's transaction: it exists if and only if the change is committed. The city is added by
 * the base. With `key`, a job of the same key that has not run yet is replaced.
 */
export async function addJob<N extends JobName>(
  tx: Tx,
  name: N,
  payload: JobPayloads[N],
  ...[options]: N extends KeyedJob ? [KeyedJobOptions] : [JobOptions?]
): Promise<void> {
  const { runAt, key, inBulk }: Partial<KeyedJobOptions> = options ?? {};
  const at = runAt ? new Date(runAt.epochMilliseconds) : null;
  const priority = inBulk ? PRIORITY.bulk : PRIORITY.one;
  await tx.$queryRaw`
    SELECT app.add_job(${name}, ${JSON.stringify(payload)}::json, ${at}::timestamptz, ${key ?? null}, priority => ${priority}::integer)::text`;
}

/** Adds many jobs of one name in one statement, in the caller's transaction: behind those that one person waits for. */
export async function addJobs<N extends JobName>(tx: Tx, name: N, payloads: readonly JobPayloads[N][]): Promise<void> {
  if (payloads.length === 0) return;
  await tx.$executeRaw`SELECT app.add_jobs(${name}, ${JSON.stringify(payloads)}::jsonb, ${PRIORITY.bulk}::integer)`;
}
