import "server-only";
import { balancesOf, debtorsOfThirdParty } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { sumCents } from "@/server/platform/money";
import type { CounterThirdParty, ThirdPartyDue } from "../domain/counter-view";
import { readCounterAccounts } from "./counter-accounts";
import { recordedPayments } from "./recorded-payments";

interface Asked {
  readonly thirdPartyId: string;
  /** Of what was paid. */
  readonly page: number;
}

/** What the counter needs of a third party (X6); undefined for one that is not of the town. */
export async function readCounterThirdParty(
  tx: Tx,
  { thirdPartyId, page }: Asked,
): Promise<CounterThirdParty | undefined> {
  const [party] = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM third_party WHERE id = ${thirdPartyId}::uuid`;
  if (!party) return undefined;
  return {
    thirdPartyId,
    name: party.name,
    accounts: await readCounterAccounts(tx, await debtorsOfThirdParty(tx, thirdPartyId)),
    ...(await recordedPayments(tx, { thirdPartyId }, page)),
  };
}

/** The third parties that were billed, by name, each with what it owes. */
export async function readThirdPartiesDue(tx: Tx): Promise<ThirdPartyDue[]> {
  const rows = await tx.$queryRaw<{ id: string; name: string; debtors: string[] }[]>`
    SELECT t.id, t.name, array_agg(d.id) AS debtors FROM third_party t JOIN debtor d ON d.third_party_id = t.id
    GROUP BY t.city_id, t.id, t.name ORDER BY t.name, t.id`;
  const balances = await balancesOf(
    tx,
    rows.flatMap(({ debtors }) => debtors),
  );
  return rows.map(({ id, name, debtors }) => ({
    thirdPartyId: id,
    name,
    owed: sumCents(debtors.flatMap((debtor) => balances.get(debtor)?.owed ?? [])),
  }));
}
