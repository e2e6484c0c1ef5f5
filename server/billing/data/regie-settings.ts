import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Cents } from "@/server/platform/money";

/** What the staff say of a régie. Its number at the DGFiP is the payments' business. */
export interface RegieSettings {
  readonly code: string;
  readonly name: string;
  readonly regisseur: string;
  /** From 1 to 90. */
  readonly dueDays: number;
  readonly unusual: Cents;
}

/**
 * Keeps the régies of the town from whoever would change a code or make a debtor meanwhile, until the end of the
 * transaction: what refers to a row holds its key.
 */
export async function lockRegieCodes(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS held FROM regie ORDER BY id FOR UPDATE`;
}

/** Whether somebody was billed by a régie, or is about to be: numbers are given to debtors only, with its code. */
export async function hasDebtors(tx: Tx, regieId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ found: boolean }[]>`
    SELECT EXISTS (SELECT FROM debtor WHERE regie_id = ${regieId}::uuid) AS found`;
  return row?.found ?? false;
}

export async function updateRegie(tx: Tx, regieId: string, settings: RegieSettings): Promise<void> {
  const { code, name, regisseur, dueDays, unusual } = settings;
  await tx.$executeRaw`
    UPDATE regie SET code = ${code}, name = ${name}, regisseur = ${regisseur}, due_days = ${dueDays}, unusual_cents = ${unusual}
    WHERE id = ${regieId}::uuid`;
}
