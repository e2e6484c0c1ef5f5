import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { type Cents, cents } from "@/server/platform/money";

/** A régie collects the money of some activities of a town (Y4). */
export interface Regie {
  readonly id: string;
  /** Two to six capital letters, in front of its numbers: "CANT". */
  readonly code: string;
  readonly name: string;
  readonly regisseur: string;
  /** Its number at the DGFiP, six figures; null when it takes no payment online. */
  readonly payfipClient: string | null;
  readonly payfipMode: "off" | "test" | "activation" | "production";
  /** Days between the issue of an invoice and the day when it is due. */
  readonly dueDays: number;
  /** An invoice from this amount on is looked at before it is issued. */
  readonly unusual: Cents;
}

interface RegieRow {
  id: string;
  code: string;
  name: string;
  regisseur: string;
  payfip_client: string | null;
  payfip_mode: Regie["payfipMode"];
  due_days: number;
  unusual_cents: number;
}

/** The régies of the town, by name. */
export async function listRegies(tx: Tx): Promise<Regie[]> {
  const rows = await tx.$queryRaw<RegieRow[]>`
    SELECT id, code, name, regisseur, payfip_client, payfip_mode, due_days, unusual_cents FROM regie ORDER BY name, id`;
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    regisseur: row.regisseur,
    payfipClient: row.payfip_client,
    payfipMode: row.payfip_mode,
    dueDays: row.due_days,
    unusual: cents(row.unusual_cents),
  }));
}

/** A régie of the town by its id (Y4); undefined when the town has none of this id. */
export async function findRegie(tx: Tx, regieId: string): Promise<Regie | undefined> {
  return (await listRegies(tx)).find(({ id }) => id === regieId);
}

/**
 * Keeps a régie to itself until the transaction ends: a run that starts, and so reads what was billed, sees what was being
 * given back (X5); a deposit that is closed does not take along a payment that is being undone (Y4). Always before any lock
 * on a run or a debtor: in the other order two of them wait for each other, and the base ends one.
 */
export async function lockRegie(tx: Tx, regieId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM regie WHERE id = ${regieId}::uuid FOR NO KEY UPDATE`;
}
