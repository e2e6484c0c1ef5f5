import "server-only";
import { balancesOf, debtorsOfFamily, listRegies, payableByFamily } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { sumCents, ZERO_CENTS } from "@/server/platform/money";
import type { CounterAccount, CounterFamily } from "../domain/counter-view";
import { blocksNewAttempt, OPERATION_STATES } from "../domain/payfip";
import { readOperationLines } from "./operation-lines";
import { recordedPayments } from "./recorded-payments";

const BLOCKING = OPERATION_STATES.filter(blocksNewAttempt);
const SHOWN = 20;

/** What the counter needs of a family; undefined for one that is not of the town. */
export async function readCounterFamily(tx: Tx, familyId: string, zone: string): Promise<CounterFamily | undefined> {
  const [family] = await tx.$queryRaw<{ name: string; number: bigint }[]>`
    SELECT name, number FROM family WHERE id = ${familyId}::uuid`;
  if (!family) return undefined;
  return {
    familyId,
    name: family.name,
    number: String(family.number),
    adults: await adultsOf(tx, familyId),
    accounts: await accountsOf(tx, familyId),
    payments: await recordedPayments(tx, familyId, SHOWN),
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

async function accountsOf(tx: Tx, familyId: string): Promise<CounterAccount[]> {
  const debtors = await debtorsOfFamily(tx, familyId);
  const regies = await listRegies(tx);
  const balances = await balancesOf(
    tx,
    debtors.map(({ id }) => id),
  );
  const payable = await payableByFamily(tx, familyId);
  const underWay = await invoicesUnderWay(tx, familyId);
  return debtors.map((debtor) => {
    const owed = payable
      .filter(({ debtorId }) => debtorId === debtor.id)
      .map(({ id, reference, firstDay, dueDay, open }) => ({
        id,
        reference,
        month: firstDay,
        dueDay,
        open,
        underWay: underWay.has(id),
      }));
    return {
      debtorId: debtor.id,
      regieName: regies.find(({ id }) => id === debtor.regieId)?.name ?? "",
      owed,
      total: sumCents(owed.map(({ open }) => open)),
      kept: balances.get(debtor.id)?.kept ?? ZERO_CENTS,
      requestKey: newId(),
      refundKey: newId(),
    };
  });
}

async function invoicesUnderWay(tx: Tx, familyId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ invoice_id: string }[]>`
    SELECT i.invoice_id FROM payfip_operation_invoice i JOIN payfip_operation o ON o.id = i.operation_id
    WHERE o.family_id = ${familyId}::uuid AND o.status = ANY(${BLOCKING})`;
  return new Set(rows.map((row) => row.invoice_id));
}
