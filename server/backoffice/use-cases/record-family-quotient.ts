import "server-only";
import { listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { mailHousehold, recordQuotient, type Unreached, unreachedBy } from "@/server/families";
import { laterQuotient } from "@/server/fees";
import type { Clock } from "@/server/platform/clock";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { City } from "@/server/tenancy";
import { quotientRecordedMail } from "../domain/quotient-mail.fr";

/** An agent who records a quotient, read on a document or entered for a reason. */
export interface QuotientEntry {
  readonly city: City;
  readonly clock: Clock;
  readonly agentId: string;
  readonly familyId: string;
  readonly amount: Cents;
  readonly month: LocalDate;
  readonly origin: { readonly documentId: string } | { readonly reason: string };
}

export interface RecordedQuotient {
  readonly outcome: "recorded" | "unchanged";
  readonly unreached: Unreached | null;
}

/**
 * Records a quotient for a dossier and tells its household what it is and from when it counts, by the town's rule (D6,
 * F4). The one that is on file already is left as it is, and told all the same.
 */
export async function recordFamilyQuotient(tx: Tx, entry: QuotientEntry): Promise<RecordedQuotient> {
  const { city, clock, agentId, familyId, amount, month, origin } = entry;
  const now = clock.now();
  const knownOn = dayOf(now, city.timezone);
  const source = "documentId" in origin ? ("document" as const) : ("agent" as const);
  const quotient = { source, amount, month, calculatedMonth: null, ...origin };
  const by = { cityId: city.id, familyId, accountId: agentId };
  const outcome = await recordQuotient(tx, { ...by, quotient, atFamilyRequest: false, knownOn, now });
  const later = await laterQuotient(tx, familyId, knownOn);
  const someToday = (await listActivities(tx)).length > later.length;
  const reason = "reason" in origin ? origin.reason : null;
  const mail = quotientRecordedMail({ amount, month, reason, later, someToday });
  const told = await mailHousehold(tx, { city, clock, familyId, kind: "quotient-recorded", mail });
  return { outcome, unreached: unreachedBy(told) };
}
