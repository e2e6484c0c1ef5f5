import "server-only";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import type { agreeSharesSchema } from "../agreement-schemas";
import { endSharesBefore, insertShares } from "../data/agreements";
import { isWhole } from "../domain/share";
import type { BillingError } from "../errors";
import { type Clerk, openAgreements, type SharesTold, tellHouseholds } from "./open-agreements";

/**
 * From a day on, the households of a child pay these shares of what it uses, instead of what was agreed from that day on until
 * now (X2). `past`: days from then on are billed already, and a run gives and takes the difference (X4).
 * Errors: SharedChildNotFound, AgreementMoved, AgreementDayUnlikely.
 */
export async function agreeShares(
  tx: Tx,
  clerk: Clerk,
  { familyId, childId, version, firstDay, shares }: z.output<typeof agreeSharesSchema>,
): Promise<Result<SharesTold & { past: boolean }, BillingError>> {
  const opened = await openAgreements(tx, clerk, { familyId, childId, version, day: firstDay, field: "firstDay" });
  if (!opened.ok) return opened;
  const { sharing, billedUntil } = opened.value;
  const named = new Set(shares.map((household) => household.familyId));
  const all = named.size === shares.length && sharing.length === named.size && sharing.every((id) => named.has(id));
  if (!all) return err({ tag: "SharedChildNotFound" });
  if (!isWhole(shares)) throw new RangeError("The shares of an agreement add up to all of it");
  await endSharesBefore(tx, childId, firstDay);
  await insertShares(tx, clerk.city.id, { childId, firstDay, shares });
  const unreached = await tellHouseholds(tx, clerk, opened.value, firstDay);
  return ok({ familyId, childId, unreached, past: billedUntil !== null && firstDay <= billedUntil });
}
