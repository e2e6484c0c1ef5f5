import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { listChildren } from "@/server/families";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import type { City } from "@/server/tenancy";
import { listAttended } from "../data/attended-activities";
import { activityCode, documentTypesFor } from "../data/document-types";
import {
  type Attended,
  type DocumentNeed,
  type DocumentType,
  type NeedsScope,
  neededDocuments,
} from "../domain/needed-documents";
import { listFiledDocuments } from "./family-documents";

interface NeedsQuestion {
  readonly city: City;
  readonly familyId: string;
  /** Whether those who are told may know of the children's health: documents of health are for them alone (D8). */
  readonly mayReadHealth: boolean;
  /** What an enrolment in this activity asks for; left out: what the children's activities do, as they are. */
  readonly activityId?: string | undefined;
  readonly now: Temporal.Instant;
}

/**
 * What the town asks of a household, and how far each document is today (D11). An activity that is none of the town's asks
 * for what every household sends.
 */
export async function readNeeds(
  tx: Tx,
  { city, familyId, mayReadHealth, activityId, now }: NeedsQuestion,
): Promise<DocumentNeed[]> {
  const today = dayOf(now, city.timezone);
  const types = await documentTypesFor(tx, mayReadHealth);
  const children = await listChildren(tx, familyId, { household: false, today });
  const who = children.map(({ id, firstName }) => ({ id, firstName }));
  const scope: NeedsScope =
    activityId === undefined
      ? { kind: "attended", attended: await attendedFor(tx, types, familyId, today) }
      : { kind: "asking", activity: (await activityCode(tx, activityId)) ?? "" };
  const question = { today, alertDays: city.settings.documentAlertDays, scope };
  return neededDocuments(types, who, await listFiledDocuments(tx, familyId), question);
}

/** Most towns ask for the same of everybody: what their children attend then says nothing. */
async function attendedFor(
  tx: Tx,
  types: readonly DocumentType[],
  familyId: string,
  today: LocalDate,
): Promise<Attended[]> {
  const isByActivity = types.some(({ required, activities }) => required && activities.length > 0);
  return isByActivity ? listAttended(tx, familyId, today) : [];
}
