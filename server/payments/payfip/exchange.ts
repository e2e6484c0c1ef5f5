import type { PayFipFailure } from "@/server/payments/domain/payfip";
import { EgressRefused, egressFetch } from "@/server/platform/egress/egress-fetch";
import { AnswerTooLong, readText } from "@/server/platform/egress/read-text";
import { err, ok, type Result } from "@/server/platform/result";
import { LARGEST_ANSWER } from "./soap-message";

interface Answer {
  readonly status: number;
  readonly text: string;
}

function failureOf(error: unknown, limitMs: number): PayFipFailure {
  if (error instanceof AnswerTooLong) return { tag: "PayFipBrokenAnswer", reason: "too_large" };
  if (error instanceof Error && error.name === "TimeoutError") return { tag: "PayFipTimeout", limitMs };
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = cause instanceof Error ? ("code" in cause ? String(cause.code) : cause.message) : String(cause);
  return { tag: "PayFipUnreachable", reason };
}

/**
 * Sends one SOAP message and reads the answer whole, whatever its status, within `limitMs` for all of it.
 * @throws EgressRefused when `url` is not the service that the environment names.
 */
export async function exchange(url: string, message: string, limitMs: number): Promise<Result<Answer, PayFipFailure>> {
  try {
    const response = await egressFetch(url, {
      method: "POST",
      headers: { "Content-Type": "text/xml; charset=utf-8", SOAPAction: '""', Accept: "text/xml" },
      body: message,
      signal: AbortSignal.timeout(limitMs),
    });
    return ok({ status: response.status, text: await readText(response, LARGEST_ANSWER) });
  } catch (error) {
    if (error instanceof EgressRefused) throw error;
    return err(failureOf(error, limitMs));
  }
}
