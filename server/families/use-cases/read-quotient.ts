import "server-only";
import { type TenantScope, type Tx, withCity, withCityResult } from "@/server/db/tenant-tx";
import { findIdentity, findIdentityOfAccount } from "@/server/identity";
import type { Clock } from "@/server/platform/clock";
import { dayOf } from "@/server/platform/dates";
import { logger } from "@/server/platform/logger";
import { takeTry } from "@/server/platform/rate-limit";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { childrenToCompare, lockQuotients, recordQuotientReading } from "../data/quotients";
import type { Membership } from "../domain/membership";
import { coversFamilyMatters, identityOf, type PivotClaims } from "../domain/pivot-claims";
import {
  checkMonth,
  type QuotientAnswer,
  type QuotientFailure,
  type QuotientOutcome,
  type QuotientSource,
} from "../domain/quotient-reading";
import { readingPurpose } from "../domain/quotient-reading.fr";
import { agreesWithFile, isSameHousehold } from "../domain/same-household";
import { personIdentity } from "../queries/person-identity";
import { recordQuotient } from "./record-quotient";

/** What FranceConnect certified a moment ago for one browser and one dossier, and where the quotient is asked. */
export interface QuotientGrant {
  /** The dossier in which the button was pressed. */
  readonly familyId: string;
  readonly issuer: string;
  readonly claims: PivotClaims;
  /** Opens the fund's answer for 60 seconds; never kept, never shown to the browser. */
  readonly accessToken: string;
  readonly source: QuotientSource;
}

export interface QuotientReading {
  readonly scope: TenantScope;
  readonly city: City;
  readonly family: Membership;
  readonly accountId: string;
  readonly grant: QuotientGrant;
  readonly clock: Clock;
}

/** A fund recalculates once a month: whoever asks more often is helped by nothing, and may be a script. */
const READINGS = { name: "quotient-reading", hits: 6, windowSeconds: 3600 };

/**
 * Reads the household's quotient at the CAF or the MSA with the adult's own FranceConnect token, and keeps it (D15).
 * Nothing is open in the base while the fund is asked. Whatever fails, what is on file stays as it is.
 */
export async function readQuotient(reading: QuotientReading): Promise<QuotientOutcome> {
  const { scope, city } = reading;
  const attempted = await attempt(reading);
  if (attempted.ok) return attempted.value;
  const failure = attempted.error;
  const level = failure === "autre-personne" || failure === "autre-foyer" ? "warn" : "info";
  logger[level]({ event: "quotient-not-read", failure, city: city.slug, request: scope.request }, "quotient");
  return failure;
}

type Attempt = Result<"lu" | "inchange", QuotientFailure>;

async function attempt(reading: QuotientReading): Promise<Attempt> {
  const { scope, city, family, accountId, grant, clock } = reading;
  const { siret, quotientOldestMonths } = city.settings;
  if (!coversFamilyMatters(grant.claims)) return err("mandat");
  if (grant.familyId !== family.familyId) return err("autre-dossier");
  if (siret === null) return err("configuration");
  if (!(await withCity(scope, (tx) => isOwnIdentity(tx, reading)))) return leaveLine(reading, "autre-personne");
  if (!(await takeTry(READINGS, [city.id, accountId], clock)).ok) return err("trop-d-essais");

  const answer = await grant.source.read(grant.accessToken, siret);
  if (!answer.ok) return leaveLine(reading, answer.error);
  const fresh = checkMonth(answer.value.month, dayOf(clock.now(), city.timezone), quotientOldestMonths);
  if (!fresh.ok) return leaveLine(reading, fresh.error);
  const kept = await withCityResult(scope, (tx) => keep(tx, reading, answer.value));
  return kept.ok ? kept : leaveLine(reading, kept.error);
}

/** Each reading leaves a line with its outcome, even one that found nothing. */
async function leaveLine({ scope, family }: QuotientReading, failure: QuotientFailure): Promise<Attempt> {
  await withCity(scope, (tx) => recordQuotientReading(tx, family.familyId, readingPurpose(failure)));
  return err(failure);
}

/** By the subject where one is known, else by the civil status on file (attack 11: never by the e-mail). */
async function isOwnIdentity(tx: Tx, { accountId, family, grant }: QuotientReading): Promise<boolean> {
  const { issuer, claims } = grant;
  const known = await findIdentity(tx, { issuer, subject: claims.sub });
  if (known) return known.accountId === accountId;
  if (await findIdentityOfAccount(tx, accountId, issuer)) return false;
  const onFile = await personIdentity(tx, family.personId);
  return onFile !== undefined && agreesWithFile(identityOf(claims), onFile);
}

async function keep(
  tx: Tx,
  { city, family, accountId, grant, clock }: QuotientReading,
  answer: QuotientAnswer,
): Promise<Attempt> {
  const { familyId } = family;
  await lockQuotients(tx, familyId);
  const children = await childrenToCompare(tx, familyId);
  if (!isSameHousehold(answer, identityOf(grant.claims), children)) return err("autre-foyer");
  const now = clock.now();
  const knownOn = dayOf(now, city.timezone);
  const recorded = { cityId: city.id, familyId, accountId, quotient: answer, atFamilyRequest: true, knownOn, now };
  const outcome = (await recordQuotient(tx, recorded)) === "recorded" ? "lu" : "inchange";
  await recordQuotientReading(tx, familyId, readingPurpose(outcome));
  return ok(outcome);
}
