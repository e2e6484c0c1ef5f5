import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** A child who lives in a household, or for whom it had a share. */
export interface OwnChild {
  readonly childId: string;
  readonly firstName: string;
  readonly lives: boolean;
}

/** Eldest first. */
export async function ownChildren(tx: Tx, familyId: string): Promise<OwnChild[]> {
  return tx.$queryRaw<OwnChild[]>`
    SELECT c.id AS "childId", c.first_name AS "firstName", bool_or(own.lives) AS lives FROM (
      SELECT child_id, true AS lives FROM family_child WHERE family_id = ${familyId}::uuid AND left_at IS NULL
      UNION ALL SELECT child_id, false FROM child_payer WHERE family_id = ${familyId}::uuid
    ) own JOIN child c ON c.id = own.child_id GROUP BY c.id, c.first_name, c.birthdate ORDER BY c.birthdate, c.first_name, c.id`;
}
