import "server-only";
import { timingSafeEqual } from "node:crypto";
import { type FranceConnectFailure, safeReturnPath } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { type Incoming, seeOther } from "../incoming";
import { SESSION_COOKIE } from "../session-cookie";
import { type Attempt, attemptCookie } from "./attempt";
import { beginFranceConnect } from "./begin-login";
import { failureOfCallback, failureOfExchange } from "./failure";
import { callNextAuth } from "./next-auth-call";
import { type OpenedByFranceConnect, openFranceConnectSession } from "./open-session";
import {
  CHECK_COOKIES,
  type FranceConnectSettings,
  franceConnectSettings,
  nextAuthOptions,
  type Passage,
} from "./provider";

/** The cookies of an attempt serve once, whatever came of it. */
const FORGOTTEN = [
  attemptCookie.forget(),
  ...CHECK_COOKIES.map((name) => `${name}=; Path=/; Max-Age=0; HttpOnly; Secure; SameSite=Lax`),
];

/**
 * The browser comes back from FranceConnect (A1). Everything must agree: the attempt that this browser began, `state`,
 * `iss`, the city of the host, then what next-auth checks (nonce, PKCE, signatures, audience).
 */
export async function finishFranceConnect(incoming: Incoming): Promise<Response> {
  const attempt = await attemptCookie.read(incoming.cookies);
  if (!attempt) return failWithoutAttempt(incoming);
  const settings = franceConnectSettings();
  const answer: Answer = settings ? await answerOf(incoming, attempt, settings) : err("indisponible");
  if (answer.ok) {
    const { attached, cookie } = answer.value;
    const path = attached ? safeReturnPath(attempt.suite, "/famille") : "/connexion/demande";
    return seeOther(attempt.base + path, [...FORGOTTEN, cookie]);
  }
  report(incoming, answer.error, attempt.slug);
  if (answer.error === "trop-tard" && attempt.tries === 0)
    return beginFranceConnect(incoming, { ...attempt, tries: 1 });
  return seeOther(`${attempt.base}/connexion?erreur=${answer.error}`, FORGOTTEN);
}

type Answer = Result<OpenedByFranceConnect & { readonly cookie: string }, FranceConnectFailure>;

async function answerOf(incoming: Incoming, attempt: Attempt, settings: FranceConnectSettings): Promise<Answer> {
  const { query, citySlug } = incoming;
  const own = sameText(query.state ?? "", attempt.state) && query.iss === settings.issuer;
  if (!own || (citySlug !== undefined && citySlug !== attempt.slug)) return err("refuse");
  if (query.error) return err(failureOfCallback(query.error));
  if (CHECK_COOKIES.some((name) => !incoming.cookies[name])) return err("refuse");
  return exchange(incoming, attempt, settings);
}

async function exchange(incoming: Incoming, { slug }: Attempt, settings: FranceConnectSettings): Promise<Answer> {
  let opened: Result<OpenedByFranceConnect, FranceConnectFailure> | undefined;
  const passage: Passage = {
    exchanged: false,
    enter: async (claims, idToken) => {
      try {
        opened = await openFranceConnectSession(incoming, { slug, issuer: settings.issuer, claims, idToken });
      } catch (error) {
        logger.error({ request: incoming.requestId, err: error }, "franceconnect session");
        opened = err("erreur");
      }
      return opened.ok ? opened.value.sessionId : undefined;
    },
  };
  const { origin, query, cookies } = incoming;
  const call = { path: ["callback", "franceconnect"], method: "GET", origin, query, cookies } as const;
  const { setCookies } = await callNextAuth(call, nextAuthOptions(settings, passage));
  if (passage.raised !== undefined) return err(failureOfExchange(passage.raised));
  if (!opened) return err(passage.exchanged ? "refuse" : "indisponible");
  if (!opened.ok) return opened;
  const cookie = setCookies.find((line) => line.startsWith(`${SESSION_COOKIE}=`));
  return cookie ? ok({ ...opened.value, cookie }) : err("erreur");
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Unknown or reused state: on a city's own host its login page, otherwise the choice of a town. */
function failWithoutAttempt(incoming: Incoming): Response {
  report(incoming, "refuse", incoming.citySlug);
  return seeOther(incoming.citySlug ? "/connexion?erreur=refuse" : "/", FORGOTTEN);
}

/** FranceConnect's support asks for the code and id of its error; no claim and no token is ever logged. */
function report(incoming: Incoming, failure: FranceConnectFailure, city: string | undefined): void {
  const { error, error_uri: reference } = incoming.query;
  const level = failure === "annule" ? "info" : failure === "configuration" ? "error" : "warn";
  logger[level](
    { event: "franceconnect-refused", failure, error, reference, city, request: incoming.requestId },
    "login",
  );
}
