import "server-only";
import { timingSafeEqual } from "node:crypto";
import type { FranceConnectFailure } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import type { Incoming } from "../incoming";
import { failureOfCallback, final, raisedBy, type Unanswered, unansweredExchange } from "./failure";
import { callNextAuth } from "./next-auth-call";
import { franceConnectSettings, nextAuthOptions, type Passage } from "./provider";
import { checkCookies, type Purpose } from "./purpose";

/** The part of an attempt that its answer is compared with. */
interface Awaited {
  readonly state: string;
  readonly slug: string;
}

/**
 * The browser comes back from FranceConnect. Everything must agree: the `state` that this browser began, `iss`, the city
 * of the host, then what next-auth checks (nonce, PKCE, signatures, audience).
 * @returns the Set-Cookie lines of next-auth, once `enter` has taken what was certified.
 */
export async function receiveAnswer(
  incoming: Incoming,
  attempt: Awaited,
  purpose: Purpose,
  enter: Passage["enter"],
): Promise<Result<readonly string[], Unanswered>> {
  const settings = franceConnectSettings();
  if (!settings) return err(final("indisponible"));
  const { origin, query, citySlug, cookies } = incoming;
  const own = sameText(query.state ?? "", attempt.state) && query.iss === settings.issuer;
  if (!own || (citySlug !== undefined && citySlug !== attempt.slug)) return err(final("refuse"));
  if (query.error) return err(final(failureOfCallback(query.error)));
  if (checkCookies(purpose).some((name) => !cookies[name])) return err(final("refuse"));
  let entered = false;
  const passage: Passage = {
    exchanged: false,
    enter: (certified) => {
      entered = true;
      return enter(certified);
    },
  };
  const call = { path: ["callback", purpose.name], method: "GET", origin, query, cookies } as const;
  const { setCookies } = await callNextAuth(call, nextAuthOptions(settings, purpose, passage));
  if (passage.raised !== undefined) {
    reportExchange(passage.raised, incoming);
    return err({ ...unansweredExchange(passage.raised), idToken: passage.idToken });
  }
  if (!passage.exchanged) return err(final("indisponible"));
  return entered ? ok(setCookies) : err({ ...final("refuse"), idToken: passage.idToken });
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * What an exchange behind the browser's back raised: FranceConnect's code and the address of its help, or which check of ours
 * failed (protocols 1.7). Its text ends where values begin: they may be of a token.
 */
function reportExchange(thrown: unknown, { requestId: request }: Incoming): void {
  const raised = raisedBy(thrown);
  const { name: kind, error, error_uri: reference } = raised ?? {};
  const check = error === undefined ? raised?.message.split(/[,:]/, 1)[0]?.slice(0, 60) : undefined;
  logger.warn({ event: "franceconnect-exchange-failed", kind, error, reference, check, request }, "franceconnect");
}

/** FranceConnect's support asks for the code and id of its error; no claim and no token is ever logged. */
export function reportRefusal(incoming: Incoming, failure: FranceConnectFailure, city: string | undefined): void {
  const { error, error_uri: reference } = incoming.query;
  const level = failure === "annule" ? "info" : failure === "configuration" ? "error" : "warn";
  logger[level](
    { event: "franceconnect-refused", failure, error, reference, city, request: incoming.requestId },
    "franceconnect",
  );
}
