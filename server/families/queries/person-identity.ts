import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { NamedPivot } from "../domain/pivot";

/** The civil status of an adult as the dossiers hold it. Undefined when there is no such person in the city. */
export async function personIdentity(tx: Tx, personId: string): Promise<NamedPivot | undefined> {
  const [row] = await tx.$queryRaw<NamedPivot[]>`
    SELECT birth_name AS "birthName", usage_name AS "usageName", first_names AS "firstNames", gender, birthdate,
      birthplace, birthcountry FROM person WHERE id = ${personId}::uuid`;
  return row;
}
