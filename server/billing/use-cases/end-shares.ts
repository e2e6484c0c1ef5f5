import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { addDays } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { endSharesSchema } from "../agreement-schemas";
import { endSharesBefore } from "../data/agreements";
import type { BillingError } from "../errors";
import { type Clerk, openAgreements, type SharesTold, tellHouseholds } from "./open-agreements";

/**
 * After a day nothing is agreed for a child any more: the custody weeks decide, else who books (X2). Days that were billed stay
 * with who paid them (docs/adr/0015). Errors: SharedChildNotFound, AgreementMoved, AgreementDayUnlikely, AgreementEndsBefore.
 */
export async function endShares(
  tx: Tx,
  clerk: Clerk,
  { familyId, childId, version, lastDay }: z.output<typeof endSharesSchema>,
): Promise<Result<SharesTold, BillingError>> {
  const opened = await openAgreements(tx, clerk, { familyId, childId, version, day: lastDay, field: "lastDay" });
  if (!opened.ok) return opened;
  const from = addDays(lastDay, 1);
  if ((await endSharesBefore(tx, childId, from)) === 0) return err({ tag: "AgreementEndsBefore" });
  return ok({ familyId, childId, unreached: await tellHouseholds(tx, clerk, opened.value, from) });
}
