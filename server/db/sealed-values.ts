import "server-only";
import { Prisma } from "./generated/prisma/client";
import { withCity } from "./tenant-tx";

/** Every column that holds sealed values, and the column that names its row within the city. */
export const SEALED_COLUMNS = [
  { table: "health_sheet", column: "sealed", key: "child_id" },
  { table: "local_credential", column: "totp_secret", key: "account_id" },
] as const;

export type SealedColumn = (typeof SEALED_COLUMNS)[number];

interface SealedRow {
  id: string;
  sealed: Uint8Array<ArrayBuffer>;
}

const BATCH = 200;
const FIRST_ID = "00000000-0000-0000-0000-000000000000";

/**
 * Passes every sealed value of one column through `change`, in batches of one transaction each, and returns how many
 * it replaced. A value that somebody writes meanwhile is left alone: it is already under the newest key.
 */
export async function replaceSealedValues(
  cityId: string,
  { table, column, key }: SealedColumn,
  change: (rowId: string, sealed: Uint8Array) => Promise<Uint8Array<ArrayBuffer> | undefined>,
): Promise<number> {
  const [tableName, columnName, keyName] = [table, column, key].map((name) => Prisma.raw(name));
  let replaced = 0;
  for (let after: string | undefined = FIRST_ID; after; ) {
    const from: string = after;
    after = await withCity({ cityId, actor: "system" }, async (tx) => {
      const rows = await tx.$queryRaw<SealedRow[]>`
        SELECT ${keyName} AS id, ${columnName} AS sealed FROM ${tableName}
        WHERE ${columnName} IS NOT NULL AND ${keyName} > ${from}::uuid ORDER BY ${keyName} LIMIT ${BATCH}`;
      for (const row of rows) {
        const changed = await change(row.id, row.sealed);
        if (!changed) continue;
        replaced += await tx.$executeRaw`
          UPDATE ${tableName} SET ${columnName} = ${changed}
          WHERE ${keyName} = ${row.id}::uuid AND ${columnName} = ${row.sealed}`;
      }
      return rows.at(-1)?.id;
    });
  }
  return replaced;
}
