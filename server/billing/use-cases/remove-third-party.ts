import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { namedPayers } from "@/server/fees";
import { err, ok, type Result } from "@/server/platform/result";
import { deleteThirdParty, findThirdPartySetting, lockThirdParty } from "../data/third-party-settings";
import type { BillingError } from "../errors";

/** Removes a third party that was never billed, and that no fee names: its share would be billed to nobody. */
export async function removeThirdParty(
  tx: Tx,
  thirdPartyId: string,
): Promise<Result<{ thirdPartyId: string }, BillingError>> {
  await lockThirdParty(tx, thirdPartyId);
  const party = await findThirdPartySetting(tx, thirdPartyId);
  if (!party) return err({ tag: "ThirdPartyNotFound" });
  const { code, name } = party;
  if (party.billed) return err({ tag: "ThirdPartyBilled", name });
  if ((await namedPayers(tx)).includes(code)) return err({ tag: "ThirdPartyInFees", name, code });
  await deleteThirdParty(tx, thirdPartyId);
  return ok({ thirdPartyId });
}
