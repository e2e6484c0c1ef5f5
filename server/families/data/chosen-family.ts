import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** The dossier in which this session works from now on (A5). */
export async function setChosenFamily(tx: Tx, sessionId: string, familyId: string): Promise<void> {
  await tx.$executeRaw`UPDATE session SET family_id = ${familyId}::uuid WHERE id = ${sessionId}::uuid`;
}
