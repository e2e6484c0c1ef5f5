import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { listChildren } from "@/server/families";
import { dayOf } from "@/server/platform/dates";
import type { City } from "@/server/tenancy";
import { documentTypesFor } from "../data/document-types";
import { type DocumentNeed, neededDocuments } from "../domain/needed-documents";
import { listFiledDocuments } from "./family-documents";

interface NeedsQuestion {
  readonly city: City;
  readonly familyId: string;
  /** Whether those who are told may know of the children's health: documents of health are for them alone (D8). */
  readonly mayReadHealth: boolean;
  readonly now: Temporal.Instant;
}

/** What the town asks of a household, and how far each document is today (D11). */
export async function readNeeds(
  tx: Tx,
  { city, familyId, mayReadHealth, now }: NeedsQuestion,
): Promise<DocumentNeed[]> {
  const children = await listChildren(tx, familyId, false);
  const who = children.map(({ id, firstName }) => ({ id, firstName }));
  const moment = { today: dayOf(now, city.timezone), alertDays: city.settings.documentAlertDays };
  return neededDocuments(
    await documentTypesFor(tx, mayReadHealth),
    who,
    await listFiledDocuments(tx, familyId),
    moment,
  );
}
