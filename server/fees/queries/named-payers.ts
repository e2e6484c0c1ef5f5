import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

/** The codes of the payers that the fees of the town name, in any version, by their code: past days are billed too. */
export async function namedPayers(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    SELECT DISTINCT p.value ->> 'code' AS code FROM fee_schedule s, jsonb_array_elements(s.document -> 'payers') AS p ORDER BY 1`;
  return rows.map(({ code }) => code);
}
