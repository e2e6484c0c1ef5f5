import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Membership } from "@/server/families";
import type { Holder } from "../domain/paper-frame.fr";

interface HolderRow {
  first_name: string;
  last_name: string;
  line: string | null;
  extra: string | null;
  postcode: string | null;
  town: string | null;
  number: bigint | null;
}

/**
 * The adult who asks, as their certificate names them. The address and the number of the dossier are read for those who
 * hold the household only (docs/adr/0011).
 */
export async function readHolder(tx: Tx, { familyId, personId }: Membership, household: boolean): Promise<Holder> {
  const [row] = await tx.$queryRaw<HolderRow[]>`
    SELECT p.first_names[1] AS first_name, coalesce(nullif(p.usage_name, ''), p.birth_name) AS last_name,
      CASE WHEN ${household} THEN f.address_line END AS line, CASE WHEN ${household} THEN f.address_extra END AS extra,
      CASE WHEN ${household} THEN f.postcode END AS postcode, CASE WHEN ${household} THEN f.town END AS town,
      CASE WHEN ${household} THEN f.number END AS number
    FROM family_adult fa JOIN person p ON p.id = fa.person_id JOIN family f ON f.id = fa.family_id
    WHERE fa.family_id = ${familyId}::uuid AND fa.person_id = ${personId}::uuid AND fa.left_at IS NULL`;
  if (!row) throw new Error("An adult of a dossier is not in it");
  const place = [row.postcode, row.town].filter(Boolean).join(" ");
  return {
    firstName: row.first_name,
    lastName: row.last_name,
    address: [row.extra, row.line, place].flatMap((line) => line || []),
    familyNumber: row.number === null ? null : String(row.number),
  };
}
