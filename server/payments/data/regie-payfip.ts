import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { PayFipMode } from "../domain/attempt";

/** False when there is no such régie in the town. */
export async function updatePayFip(
  tx: Tx,
  regieId: string,
  { client, mode }: { readonly client: string | null; readonly mode: PayFipMode },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE regie SET payfip_client = ${client}, payfip_mode = ${mode} WHERE id = ${regieId}::uuid`;
  return changed > 0;
}
