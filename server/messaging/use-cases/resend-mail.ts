import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { newId } from "@/server/platform/ids";
import { requeueMail } from "../data/resent-mails";

interface Resending {
  readonly cityId: string;
  readonly mailId: string;
  /** Where it goes now. */
  readonly to: string;
  readonly clock: Clock;
}

/**
 * Sends again a mail that could not be sent, under a new identifier: to a mail server it is another message. Its key stays,
 * so that what asked for it still asks once. False when it is no longer one that failed: somebody has just sent it again.
 */
export async function resendMail(tx: Tx, { cityId, mailId, to, clock }: Resending): Promise<boolean> {
  return requeueMail(tx, { cityId, mailId, to, newMailId: newId(), now: clock.now() });
}
