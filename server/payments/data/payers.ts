import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** The name of who pays, as their account bears it. */
export async function payerName(tx: Tx, accountId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ display_name: string }[]>`
    SELECT display_name FROM account WHERE id = ${accountId}::uuid`;
  return row?.display_name ?? "";
}
