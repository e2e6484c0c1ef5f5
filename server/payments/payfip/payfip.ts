import type { PayFipFailure, PaymentAnswer, PaymentRequest } from "@/server/payments/domain/payfip";
import type { Result } from "@/server/platform/result";

/** The whole of an exchange, connection and answer included (PROTOCOLS 1.7). Nobody may ask for longer. */
export const LONGEST_MS = 15_000;
/** For an exchange that a page waits for: it must itself answer within three seconds (quality F6). */
export const PAGE_MS = 2_500;

export interface ExchangeOptions {
  /** In milliseconds, `LONGEST_MS` at most and by default. */
  readonly withinMs?: number;
}

/** The three lines by which the DGFiP names a client; an administrator recognises her régie by them. */
export interface ClientLabels {
  readonly numcli: string;
  readonly lines: readonly string[];
}

/**
 * The web service of PayFiP (PROTOCOLS 1). Each call is one exchange, never repeated by itself: a creation whose answer
 * was lost leaves an id that nobody sees, which dies alone.
 */
export interface PayFip {
  /** Gives the id of a new operation, with which its payer goes to `paymentPageUrl`. */
  createOperation(request: PaymentRequest, options?: ExchangeOptions): Promise<Result<string, PayFipFailure>>;
  /** What became of an operation. It changes nothing; P5 says "no result yet", P1 "no such id". */
  readResult(idOp: string, options?: ExchangeOptions): Promise<Result<PaymentAnswer, PayFipFailure>>;
  /** Who a client number stands for. */
  readClient(numcli: string, options?: ExchangeOptions): Promise<Result<ClientLabels, PayFipFailure>>;
}
