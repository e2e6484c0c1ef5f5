import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** The dossiers in which a child lives now: one, or two in alternating custody (D2). */
export async function householdsOf(tx: Tx, childId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ family_id: string }[]>`
    SELECT family_id FROM family_child WHERE child_id = ${childId}::uuid AND left_at IS NULL ORDER BY family_id`;
  return rows.map((row) => row.family_id);
}

/** How mails call a child of the city; "" for one that it does not have. */
export async function firstNameOf(tx: Tx, childId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ first_name: string }[]>`SELECT first_name FROM child WHERE id = ${childId}::uuid`;
  return row?.first_name ?? "";
}
