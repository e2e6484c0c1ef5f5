import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** Who pays a share of what families use (X6). */
export interface ThirdParty {
  readonly id: string;
  /** The payer of the fee schedules: "ccas". */
  readonly code: string;
  readonly name: string;
}

/** The third parties of the town, by their code. */
export async function listThirdParties(tx: Tx): Promise<ThirdParty[]> {
  return tx.$queryRaw<ThirdParty[]>`SELECT id, code, name FROM third_party ORDER BY code`;
}
