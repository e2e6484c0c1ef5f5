import "server-only";
import { debtorsOfFamily } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import type { CounterFamily } from "../domain/counter-view";
import { readCounterAccounts } from "./counter-accounts";
import { readOperationLines } from "./operation-lines";
import { recordedPayments } from "./recorded-payments";

interface Asked {
  readonly familyId: string;
  /** Of what was paid. */
  readonly page: number;
}

/** What the counter needs of a family; undefined for one that is not of the town. */
export async function readCounterFamily(
  tx: Tx,
  { familyId, page }: Asked,
  zone: string,
): Promise<CounterFamily | undefined> {
  const [family] = await tx.$queryRaw<{ name: string; number: bigint }[]>`
    SELECT name, number FROM family WHERE id = ${familyId}::uuid`;
  if (!family) return undefined;
  return {
    familyId,
    name: family.name,
    number: String(family.number),
    adults: await adultsOf(tx, familyId),
    accounts: await readCounterAccounts(tx, await debtorsOfFamily(tx, familyId)),
    ...(await recordedPayments(tx, { familyId }, page)),
    operations: await readOperationLines(tx, familyId, zone),
  };
}

async function adultsOf(tx: Tx, familyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT concat_ws(' ', p.first_names[1], coalesce(nullif(p.usage_name, ''), p.birth_name)) AS name
    FROM family_adult a JOIN person p ON p.id = a.person_id
    WHERE a.family_id = ${familyId}::uuid AND a.left_at IS NULL ORDER BY a.role = 'responsable' DESC, name`;
  return rows.map(({ name }) => name);
}
