import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { type ThirdPartyAddress, updateThirdParty } from "../data/third-party-settings";
import type { BillingError } from "../errors";

/** Changes where the invoices of a third party go from now on. What was issued keeps the address of its day. */
export async function changeThirdParty(
  tx: Tx,
  { thirdPartyId, ...address }: ThirdPartyAddress & { readonly thirdPartyId: string },
): Promise<Result<{ thirdPartyId: string }, BillingError>> {
  const changed = await updateThirdParty(tx, thirdPartyId, address);
  return changed ? ok({ thirdPartyId }) : err({ tag: "ThirdPartyNotFound" });
}
