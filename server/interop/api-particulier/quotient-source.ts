import "server-only";
import type { QuotientAnswer, QuotientFailure, QuotientSource } from "@/server/families/domain";
import type { Clock } from "@/server/platform/clock";
import { egressFetch } from "@/server/platform/egress/egress-fetch";
import { readText } from "@/server/platform/egress/read-text";
import { logger } from "@/server/platform/logger";
import { takeTry } from "@/server/platform/rate-limit";
import { isPaused, pauseUntil } from "@/server/platform/rate-limit/pause";
import { err, type Result } from "@/server/platform/result";
import { readAnswer } from "./answer";
import { failureOf, refusalOf } from "./failure-of";

/** What the service recommends to its callers (protocols 4.5). */
const PATIENCE_MS = 5_000;
/** A household of the largest kind takes four kilobytes. */
const LARGEST_ANSWER = 64 * 1024;

const SERVICE = "api-particulier";
/** The service allows 1,000 a minute by address, for all the towns behind it; and bans for 12 hours who goes on. */
const PLATFORM_LIMIT = { name: SERVICE, hits: 300, windowSeconds: 60 };
const SHORTEST_PAUSE_S = 60;
const LONGEST_PAUSE_S = 3_600;

interface Settings {
  /** "https://particulier.api.gouv.fr" */
  readonly baseUrl: string;
  readonly clock: Clock;
}

/**
 * API Particulier v3, « quotient familial » by FranceConnect token: the access token of FranceConnect stands in place of
 * the town's own, and `recipient` names the town (protocols 4.1, 4.2).
 */
export function apiParticulierQuotients({ baseUrl, clock }: Settings): QuotientSource {
  return {
    async read(accessToken, recipient) {
      const held = (await isPaused(SERVICE, clock)) || !(await takeTry(PLATFORM_LIMIT, [], clock)).ok;
      if (held) return err("trop-de-demandes");
      const url = new URL("/v3/dss/quotient_familial/france_connect", baseUrl);
      url.searchParams.set("recipient", recipient);
      return ask(url, accessToken, clock);
    },
  };
}

async function ask(url: URL, token: string, clock: Clock): Promise<Result<QuotientAnswer, QuotientFailure>> {
  let response: Response;
  let body: unknown;
  try {
    response = await egressFetch(url, {
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: "application/json",
        // A person who asks wants what the fund says now, not what it said to the same question yesterday.
        "Cache-Control": "no-cache",
      },
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    body = parseJson(await readText(response, LARGEST_ANSWER));
  } catch (error) {
    return err(unreachable(error));
  }
  if (response.status === 200) return readAnswer(body);
  return err(await refused(response, body, clock));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(error: unknown): QuotientFailure {
  const name = error instanceof Error ? error.name : "";
  logger.warn({ event: "api-particulier-unreachable", error: name }, SERVICE);
  if (name === "TimeoutError" || name === "AbortError") return "trop-lent";
  return name === "AnswerTooLong" ? "illisible" : "en-panne";
}

async function refused(response: Response, body: unknown, clock: Clock): Promise<QuotientFailure> {
  const refusal = refusalOf(response.status, body);
  const failure = failureOf(refusal);
  const level = failure === "configuration" ? "error" : "info";
  logger[level]({ event: "api-particulier-refused", status: refusal.status, code: refusal.code }, SERVICE);
  if (failure === "trop-de-demandes") await pauseUntil(SERVICE, clock.now().add({ seconds: pauseOf(response) }));
  return failure;
}

/** What the service asks for, within reason. */
function pauseOf(response: Response): number {
  const asked = Number(response.headers.get("retry-after") ?? "");
  return Number.isFinite(asked)
    ? Math.min(LONGEST_PAUSE_S, Math.max(SHORTEST_PAUSE_S, Math.ceil(asked)))
    : SHORTEST_PAUSE_S;
}
