import { Temporal } from "temporal-polyfill";
import type { Operation } from "./operation";
import { isChecked, nextCheck, PAYFIP_ZONE } from "./payfip";

/** The guide's advice for a retry after a technical failure (PROTOCOLS 1.7). */
const AFTER_TROUBLE_MINUTES = 30;

/**
 * When PayFiP is to be asked again about an operation: by its plan, and sooner than that after a question that had no
 * answer. Null when there is nothing left to learn, or a year is over.
 */
export function askAgainAt(
  { status, createdAt, trouble }: Pick<Operation, "status" | "createdAt" | "trouble">,
  now: Temporal.Instant,
): Temporal.Instant | null {
  if (!isChecked(status)) return null;
  const planned = nextCheck(createdAt, now, PAYFIP_ZONE);
  if (!planned) return null;
  const soon = now.add({ minutes: AFTER_TROUBLE_MINUTES });
  return trouble && Temporal.Instant.compare(soon, planned) < 0 ? soon : planned;
}
