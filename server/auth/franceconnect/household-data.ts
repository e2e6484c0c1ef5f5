import "server-only";
import { z } from "zod";
import type { FranceConnectFailure } from "@/server/identity";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { type Incoming, seeOther } from "../incoming";
import { SealedCookie } from "../sealed-cookie";
import { SESSION_COOKIE, sessionIdOf } from "../session-cookie";
import { askAuthorization } from "./ask-authorization";
import { final, type Unanswered } from "./failure";
import { seeOtherLeaving } from "./leave-franceconnect";
import { type Certified, franceConnectSettings } from "./provider";
import { forgottenChecks, HOUSEHOLD_DATA } from "./purpose";
import { receiveAnswer, reportRefusal } from "./receive-answer";

/**
 * One request for a household's data, kept by the browser that makes it: beside the city and the `state`, the session
 * that pressed the button and the dossier it was pressed in. Another session, or another browser, cannot end it.
 */
const requestSchema = z.object({
  state: z.string().min(32),
  slug: z.string(),
  base: z.string(),
  sessionId: z.string().min(1),
  familyId: z.string().min(1),
  /** A request that failed in passing is begun again once by itself (protocols 1.7). */
  tries: z.number().int(),
});

export type DataRequest = z.output<typeof requestSchema>;

const requestCookie = new SealedCookie("__Host-preau.fc-data-attempt", requestSchema, 15 * 60);

const FORGOTTEN = [requestCookie.forget(), ...forgottenChecks(HOUSEHOLD_DATA)];

/** What FranceConnect certified for such a request, still to be used within 60 seconds. */
export interface DataGrant extends Certified {
  readonly issuer: string;
  readonly request: DataRequest;
}

/** What the caller makes of a request's end: each gives the path under the city's base that the browser is sent to. */
export interface DataRequestEnds {
  readonly granted: (grant: DataGrant, incoming: Incoming) => Promise<string>;
  readonly failed: (failure: FranceConnectFailure) => string;
}

/** Sends the browser to FranceConnect for the household's data, never for a login: the session stays what it is. */
export async function beginHouseholdData(
  incoming: Incoming,
  target: Omit<DataRequest, "state">,
  ends: Pick<DataRequestEnds, "failed">,
): Promise<Response> {
  const asked = await askAuthorization(incoming, HOUSEHOLD_DATA);
  if (!asked.ok) {
    logger.warn({ event: "franceconnect-unreachable", city: target.slug, request: incoming.requestId }, "data");
    return seeOther(target.base + ends.failed(asked.error));
  }
  const { location, state, checks } = asked.value;
  return seeOther(location, [...checks, await requestCookie.write({ ...target, state })]);
}

/**
 * The browser comes back with FranceConnect's answer. What was granted is used at once; then FranceConnect's own session
 * is ended (protocols 1.6), so that the next person at this screen is asked who they are.
 */
export async function finishHouseholdData(incoming: Incoming, ends: DataRequestEnds): Promise<Response> {
  const request = await requestCookie.read(incoming.cookies);
  if (!request) return failWithoutRequest(incoming, ends);
  const answer = await grantOf(incoming, request);
  if (answer.ok) {
    const back = request.base + (await ends.granted(answer.value, incoming));
    return seeOtherLeaving(incoming, answer.value.idToken, back, FORGOTTEN);
  }
  const { failure, mayBeginAgain, idToken } = answer.error;
  reportRefusal(incoming, failure, request.slug);
  if (mayBeginAgain && request.tries === 0) return beginHouseholdData(incoming, { ...request, tries: 1 }, ends);
  return seeOtherLeaving(incoming, idToken, request.base + ends.failed(failure), FORGOTTEN);
}

async function grantOf(incoming: Incoming, request: DataRequest): Promise<Result<DataGrant, Unanswered>> {
  const sessionId = await sessionIdOf(incoming.cookies[SESSION_COOKIE]);
  if (sessionId !== request.sessionId) return err(final("refuse"));
  const issuer = franceConnectSettings()?.issuer ?? "";
  let grant: DataGrant | undefined;
  const received = await receiveAnswer(incoming, request, HOUSEHOLD_DATA, async (certified) => {
    grant = { ...certified, issuer, request };
    return undefined;
  });
  if (!received.ok) return received;
  return grant ? ok(grant) : err(final("refuse"));
}

/** Unknown or reused state: on a city's own host its dossier page, otherwise the choice of a town. */
function failWithoutRequest(incoming: Incoming, ends: DataRequestEnds): Response {
  reportRefusal(incoming, "refuse", incoming.citySlug);
  return seeOther(incoming.citySlug ? ends.failed("refuse") : "/", FORGOTTEN);
}
