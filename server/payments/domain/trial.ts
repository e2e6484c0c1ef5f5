import type { Cents } from "@/server/platform/money";
import type { Face } from "./face";

/** A trial payment as its page shows it. */
export interface TrialView {
  readonly operationId: string;
  readonly regieId: string;
  readonly regieName: string;
  readonly face: Face;
  /** The activation payment, the one that opens the service; otherwise a test. */
  readonly isActivation: boolean;
  readonly amount: Cents;
  /** As PayFiP and the bank's statement name it: the number of the invoice and of the attempt. */
  readonly reference: string;
  /** Until when the agent may still leave for PayFiP's page; null when it was opened, or is closed. */
  readonly leaveUntil: string | null;
  /** From when another trial with the same invoice may be begun; null when one may now. */
  readonly freeAgainAt: string | null;
}
