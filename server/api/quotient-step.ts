import "server-only";
import { TRPCError } from "@trpc/server";
import {
  beginHouseholdData,
  type DataGrant,
  type DataRequestEnds,
  finishHouseholdData,
} from "@/server/auth/franceconnect/household-data";
import { type Incoming, seeOther } from "@/server/auth/incoming";
import { SESSION_COOKIE, sessionIdOf } from "@/server/auth/session-cookie";
import type { QuotientGrant } from "@/server/families";
import type { QuotientFailure, QuotientOutcome } from "@/server/families/domain";
import type { FranceConnectFailure } from "@/server/identity";
import { apiParticulierQuotients } from "@/server/interop";
import { systemClock } from "@/server/platform/clock";
import { env } from "@/server/platform/env";
import { logger } from "@/server/platform/logger";
import { incomingContext } from "./incoming-context";
import { createCaller } from "./root";

/*
 * The step in which a parent lets the town read the household's quotient (D15): FranceConnect (server/auth), the fund
 * (server/interop) and the dossier (server/families) meet here only. Who may do it is decided by the procedures.
 */

interface Place {
  readonly slug: string;
  readonly base: string;
}

/** Where the outcome is told: by the quotient, in the dossier. */
function toldAt(outcome: QuotientOutcome): string {
  return `/famille/dossier?quotient=${outcome}#quotient`;
}

const OF_FRANCECONNECT: Readonly<Record<FranceConnectFailure, QuotientFailure>> = {
  annule: "annule",
  indisponible: "franceconnect",
  "trop-tard": "trop-tard",
  refuse: "refuse",
  mandat: "mandat",
  "compte-ferme": "refuse",
  configuration: "configuration",
  erreur: "erreur",
};

const ENDS: DataRequestEnds = {
  granted: readWith,
  failed: (failure) => toldAt(OF_FRANCECONNECT[failure]),
};

/** The button: from our own page, by an adult who holds the household and may change it. */
export async function beginQuotientStep(incoming: Incoming, place: Place): Promise<Response> {
  const sessionId = await sessionIdOf(incoming.cookies[SESSION_COOKIE]);
  try {
    const api = createCaller(await incomingContext(incoming, place));
    const { offered, familyId } = await api.families.quotient.step();
    if (!offered || !sessionId) return seeOther(place.base + toldAt("configuration"));
    return beginHouseholdData(incoming, { ...place, sessionId, familyId, tries: 0 }, ENDS);
  } catch (error) {
    return seeOther(place.base + refusedAt(error, incoming));
  }
}

/** FranceConnect's way back. */
export function finishQuotientStep(incoming: Incoming): Promise<Response> {
  return finishHouseholdData(incoming, ENDS);
}

async function readWith({ request, issuer, claims, accessToken }: DataGrant, incoming: Incoming): Promise<string> {
  const { API_PARTICULIER_URL: baseUrl } = env();
  if (!baseUrl) return toldAt("configuration");
  const source = apiParticulierQuotients({ baseUrl, clock: systemClock });
  const quotientGrant: QuotientGrant = { familyId: request.familyId, issuer, claims, accessToken, source };
  try {
    const context = { ...(await incomingContext(incoming, request)), quotientGrant };
    return toldAt((await createCaller(context).families.quotient.read()).outcome);
  } catch (error) {
    return refusedAt(error, incoming);
  }
}

/** The path for who may not do it; what is nobody's fault but ours goes to the log. */
function refusedAt(error: unknown, { requestId }: Incoming): string {
  const code = error instanceof TRPCError ? error.code : undefined;
  if (code === "UNAUTHORIZED") return `/connexion?suite=${encodeURIComponent("/famille/dossier")}`;
  if (code === "FORBIDDEN" || code === "NOT_FOUND") return "/famille/droits";
  logger.error({ request: requestId, err: error }, "quotient step");
  return toldAt("erreur");
}
