import "server-only";
import { type ParsedCronItem, parseCronItems, type TaskList } from "graphile-worker";
import { sealHistories } from "./seal-histories";
import { dropOldWindows, sweepLostMails, sweepOperations, sweepQueues, tellEnds } from "./sweeps";

/** What the worker does by the clock, with or without a business change. Each runs once, however many workers there are. */
const scheduled = [
  { name: "seal-histories", match: "*/5 * * * *", task: sealHistories },
  { name: "sweep-lost-mails", match: "*/10 * * * *", task: sweepLostMails },
  { name: "sweep-waitlists", match: "* * * * *", task: sweepQueues },
  { name: "sweep-payfip", match: "* * * * *", task: sweepOperations },
  { name: "tell-document-ends", match: "23 6 * * *", task: tellEnds },
  { name: "drop-old-windows", match: "17 * * * *", task: dropOldWindows },
] as const;

export function scheduledTasks(): TaskList {
  return Object.fromEntries(scheduled.map(({ name, task }) => [name, task]));
}

/** A missed turn is not made up for: the next one does its work too. */
export function cronItems(): ParsedCronItem[] {
  return parseCronItems(
    scheduled.map(({ name, match }) => ({ task: name, match, options: { jobKey: name, maxAttempts: 2 } })),
  );
}
