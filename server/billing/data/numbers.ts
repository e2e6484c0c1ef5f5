import "server-only";
import type { Tx } from "@/server/db/tenant-tx";

export interface Series {
  readonly regieId: string;
  readonly kind: "invoice" | "receipt" | "deposit";
  readonly year: number;
}

/**
 * Takes `count` numbers of a series and gives the first. Their row stays locked until the end of the transaction: this
 * comes last, just before the rows that bear the numbers, and a transaction that fails leaves no gap (X3).
 */
export async function takeNumbers(tx: Tx, { regieId, kind, year }: Series, count = 1): Promise<number> {
  const [row] = await tx.$queryRaw<{ first: number }[]>`
    SELECT app.take_numbers(${regieId}::uuid, ${kind}, ${year}::integer, ${count}::integer) AS first`;
  if (!row) throw new Error("The base gave no number");
  return row.first;
}
