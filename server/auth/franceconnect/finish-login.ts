import "server-only";
import { type FranceConnectFailure, safeReturnPath } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { type Incoming, seeOther } from "../incoming";
import { SESSION_COOKIE } from "../session-cookie";
import { type Attempt, attemptCookie } from "./attempt";
import { beginFranceConnect } from "./begin-login";
import { final, type Unanswered } from "./failure";
import { seeOtherLeaving } from "./leave-franceconnect";
import { type OpenedByFranceConnect, openFranceConnectSession } from "./open-session";
import { franceConnectSettings } from "./provider";
import { forgottenChecks, LOGIN } from "./purpose";
import { receiveAnswer, reportRefusal } from "./receive-answer";

/** The cookies of an attempt serve once, whatever came of it. */
const FORGOTTEN = [attemptCookie.forget(), ...forgottenChecks(LOGIN)];

/** The browser comes back from FranceConnect to log in (A1): to the page that it had asked for, or to the login page. */
export async function finishFranceConnect(incoming: Incoming): Promise<Response> {
  const attempt = await attemptCookie.read(incoming.cookies);
  if (!attempt) return failWithoutAttempt(incoming);
  const answer = await answerOf(incoming, attempt);
  if (answer.ok) {
    const { attached, cookie } = answer.value;
    const path = attached ? safeReturnPath(attempt.suite, "/famille") : "/connexion/demande";
    return seeOther(attempt.base + path, [...FORGOTTEN, cookie]);
  }
  const { failure, mayBeginAgain, idToken } = answer.error;
  reportRefusal(incoming, failure, attempt.slug);
  if (mayBeginAgain && attempt.tries === 0) return beginFranceConnect(incoming, { ...attempt, tries: 1 });
  return seeOtherLeaving(incoming, idToken, `${attempt.base}/connexion?erreur=${failure}`, FORGOTTEN);
}

type Answer = Result<OpenedByFranceConnect & { readonly cookie: string }, Unanswered>;

async function answerOf(incoming: Incoming, attempt: Attempt): Promise<Answer> {
  const { slug } = attempt;
  const issuer = franceConnectSettings()?.issuer ?? "";
  let opened: Result<OpenedByFranceConnect, FranceConnectFailure> | undefined;
  let idToken: string | undefined;
  const received = await receiveAnswer(incoming, attempt, LOGIN, async ({ claims, ...certified }) => {
    idToken = certified.idToken;
    try {
      opened = await openFranceConnectSession(incoming, { slug, issuer, claims, idToken });
    } catch (error) {
      logger.error({ request: incoming.requestId, err: error }, "franceconnect session");
      opened = err("erreur");
    }
    return opened.ok ? opened.value.sessionId : undefined;
  });
  if (!received.ok) return received;
  if (!opened?.ok) return err({ ...final(opened?.error ?? "refuse"), idToken });
  const cookie = received.value.find((line) => line.startsWith(`${SESSION_COOKIE}=`));
  return cookie ? ok({ ...opened.value, cookie }) : err({ ...final("erreur"), idToken });
}

/** Unknown or reused state: on a city's own host its login page, otherwise the choice of a town. */
function failWithoutAttempt(incoming: Incoming): Response {
  reportRefusal(incoming, "refuse", incoming.citySlug);
  return seeOther(incoming.citySlug ? "/connexion?erreur=refuse" : "/", FORGOTTEN);
}
