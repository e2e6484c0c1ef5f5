import "server-only";
import type { JobHelpers, Task, TaskList } from "graphile-worker";
import { z } from "zod";
import type { JobHandler, JobHandlers, JobName, JobPayloads } from "@/server/db/jobs";
import { sendMailJob } from "@/server/messaging";
import { systemClock } from "@/server/platform/clock";

/** Every job that a business change can ask for, and who does it. A missing one does not compile. */
const handlers = {
  "send-mail": sendMailJob,
} satisfies Partial<JobHandlers<JobName>>;

const cityOf = z.looseObject({ cityId: z.uuid() });

/** `addJob` only writes payloads of its name's type; the base adds the city. */
function taskOf<N extends JobName>(handle: JobHandler<N>): Task {
  return async (payload: unknown, { job }: JobHelpers) => {
    const { cityId, ...rest } = cityOf.parse(payload);
    const lastTry = job.attempts >= job.max_attempts;
    await handle(rest as unknown as JobPayloads[N], { cityId, clock: systemClock, lastTry });
  };
}

export function businessTasks(): TaskList {
  return Object.fromEntries(Object.entries(handlers).map(([name, handle]) => [name, taskOf(handle)]));
}
