import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { err, ok, type Result } from "@/server/platform/result";
import { insertThirdParty, type ThirdPartyAddress } from "../data/third-party-settings";
import type { BillingError } from "../errors";

/** Adds who pays a share (X6), under the code that the fees give it. */
export async function addThirdParty(
  tx: Tx,
  { code, ...address }: ThirdPartyAddress & { readonly code: string },
): Promise<Result<{ thirdPartyId: string }, BillingError>> {
  const thirdPartyId = await insertThirdParty(tx, code, address);
  return thirdPartyId === undefined ? err({ tag: "ThirdPartyCodeTaken", code }) : ok({ thirdPartyId });
}
