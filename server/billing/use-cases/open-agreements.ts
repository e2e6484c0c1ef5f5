import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { mailHousehold, type Unreached, unreachedAmong } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { lockSharedChild } from "../data/agreements";
import { isLikelyDay, likelyDays, ownPart } from "../domain/agreement";
import { agreementChangedMail } from "../domain/agreement.fr";
import type { AgreementView } from "../domain/agreement-view";
import type { BillingError } from "../errors";
import { payingRulesOf, readAgreements } from "../queries/agreement-view";

/** Where and when a clerk works. */
export interface Clerk {
  readonly city: City;
  readonly clock: Clock;
}

/** What is recorded of who pays for a child, and which of its households have no address to be told at. */
export interface SharesTold {
  readonly familyId: string;
  readonly childId: string;
  readonly unreached: Unreached | null;
}

interface Opening {
  readonly familyId: string;
  readonly childId: string;
  /** Of what the form showed. */
  readonly version: string;
  readonly day: LocalDate;
  readonly field: "firstDay" | "lastDay";
}

/**
 * The agreements of a child as the form showed them, held until the end of the transaction: a second clerk waits, and is then
 * told that they moved. Errors: SharedChildNotFound, AgreementMoved, AgreementDayUnlikely.
 */
export async function openAgreements(
  tx: Tx,
  { city, clock }: Clerk,
  { familyId, childId, version, day, field }: Opening,
): Promise<Result<AgreementView, BillingError>> {
  await lockSharedChild(tx, childId);
  const today = dayOf(clock.now(), city.timezone);
  const view = await readAgreements(tx, { familyId, childId }, { today, zone: city.timezone });
  if (!view) return err({ tag: "SharedChildNotFound" });
  if (view.version !== version) return err({ tag: "AgreementMoved" });
  if (!isLikelyDay(day, today)) return err({ tag: "AgreementDayUnlikely", field, ...likelyDays(today) });
  return ok(view);
}

/**
 * Tells the households that share a child, each by itself, what it pays from a day on: once, when it is recorded. Gives which of
 * them, beside the dossier `at` which it is recorded, have no address.
 */
export async function tellHouseholds(
  tx: Tx,
  clerk: Clerk,
  { childId, firstName, sharing, family: at }: AgreementView,
  from: LocalDate,
): Promise<Unreached | null> {
  const zone = clerk.city.timezone;
  const rules = await payingRulesOf(tx, childId, zone);
  const today = dayOf(clerk.clock.now(), zone);
  const told = new Map<string, number>();
  for (const familyId of sharing) {
    const mail = agreementChangedMail({ firstName, part: ownPart(rules, familyId, from), from, today });
    told.set(familyId, await mailHousehold(tx, { ...clerk, familyId, kind: "shares-changed", mail }));
  }
  return unreachedAmong(at.familyId, told);
}
