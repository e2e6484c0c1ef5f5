import "server-only";
import { withCityResult } from "@/server/db/tenant-tx";
import { coversFamilyMatters, enterByPivot, mandateOf, type PivotClaims } from "@/server/families";
import { type FranceConnectFailure, openSession } from "@/server/identity";
import { systemClock } from "@/server/platform/clock";
import { err, ok, type Result } from "@/server/platform/result";
import { findCityBySlug } from "@/server/tenancy";
import type { Incoming } from "../incoming";
import { SESSION_COOKIE, sessionIdOf } from "../session-cookie";

export interface OpenedByFranceConnect {
  readonly sessionId: string;
  /** False: there is no dossier to open yet, and an account to ask for. */
  readonly attached: boolean;
}

/** Finds or makes the account of what FranceConnect certified, and opens a session, in one transaction of the city. */
export async function openFranceConnectSession(
  incoming: Incoming,
  login: { readonly slug: string; readonly issuer: string; readonly claims: PivotClaims; readonly idToken: string },
): Promise<Result<OpenedByFranceConnect, FranceConnectFailure>> {
  const { issuer, claims, idToken } = login;
  const city = await findCityBySlug(login.slug);
  if (!city) return err("refuse");
  if (!coversFamilyMatters(claims)) return err("mandat");
  const replaces = await sessionIdOf(incoming.cookies[SESSION_COOKIE]);
  const now = systemClock.now();
  const scope = { cityId: city.id, actor: "franceconnect", request: incoming.requestId };
  return withCityResult<OpenedByFranceConnect, FranceConnectFailure>(scope, async (tx) => {
    const entered = await enterByPivot(tx, { cityId: city.id, issuer, claims, now });
    if (!entered.ok) return err("compte-ferme");
    const { accountId, attached } = entered.value;
    const sessionId = await openSession(tx, {
      cityId: city.id,
      accountId,
      kind: "parent",
      method: "franceconnect",
      userAgent: incoming.userAgent,
      now,
      idToken,
      representedBy: mandateOf(claims)?.join(" "),
      replaces,
    });
    return ok({ sessionId, attached });
  });
}
