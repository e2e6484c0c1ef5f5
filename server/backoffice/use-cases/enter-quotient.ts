import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { readHousehold, type Unreached } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { dayOf, localDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { enteredMonths } from "../domain/entered-months";
import type { QuotientEntryError } from "../quotient-errors";
import type { enterQuotientSchema } from "../quotient-schemas";
import { recordFamilyQuotient } from "./record-family-quotient";

/**
 * Enters a quotient at the desk, for a reason that the family reads (D6). Errors: QuotientFamilyNotFound,
 * QuotientMonthUnlikely, QuotientAlreadyKnown.
 */
export async function enterQuotient(
  tx: Tx,
  { city, clock, agentId }: { readonly city: City; readonly clock: Clock; readonly agentId: string },
  { familyId, amount, month: typed, reason }: z.output<typeof enterQuotientSchema>,
): Promise<Result<{ familyId: string; unreached: Unreached | null }, QuotientEntryError>> {
  const month = localDate(typed);
  const today = dayOf(clock.now(), city.timezone);
  if (!enteredMonths(today).includes(month)) return err({ tag: "QuotientMonthUnlikely" });
  if (!(await readHousehold(tx, familyId, today))) return err({ tag: "QuotientFamilyNotFound" });
  const entry = { city, clock, agentId, familyId, amount, month, origin: { reason } };
  const { outcome, unreached } = await recordFamilyQuotient(tx, entry);
  return outcome === "recorded" ? ok({ familyId, unreached }) : err({ tag: "QuotientAlreadyKnown" });
}
