import "server-only";
import { findRegie, type PayableInvoice, payableByFamily } from "@/server/billing";
import type { Tx } from "@/server/db/tenant-tx";
import { mailAddressOf } from "@/server/families";
import { newId } from "@/server/platform/ids";
import { operationsForInvoices } from "../data/operations";
import { saisieOf, totalOf } from "../domain/attempt";
import { amountProblem, blocksNewAttempt, OPERATION_STATES } from "../domain/payfip";
import type { PayRecap, RecapGroup } from "../domain/payment-view";
import { configuredPayFip } from "../payfip";
import { issuedInvoices } from "./family-invoices";
import { type PendingReader, pendingLineOf } from "./family-payments";

const BLOCKING = OPERATION_STATES.filter(blocksNewAttempt);

interface Asked {
  readonly familyId: string;
  readonly accountId: string;
  /** All that the family owes when empty. */
  readonly invoiceIds: readonly string[];
  readonly reader: PendingReader;
}

/** What is about to be paid, one group a régie; undefined when one of the invoices is not the family's. */
export async function readPayRecap(
  tx: Tx,
  { familyId, accountId, invoiceIds, reader }: Asked,
): Promise<PayRecap | undefined> {
  const known = await issuedInvoices(tx, invoiceIds, familyId);
  if (invoiceIds.some((id) => !known.has(id))) return undefined;
  const payable = await payableByFamily(tx, familyId);
  const chosen = invoiceIds.length > 0 ? payable.filter(({ id }) => invoiceIds.includes(id)) : payable;
  const groups: RecapGroup[] = [];
  for (const [regieId, invoices] of Map.groupBy(chosen, (invoice) => invoice.regieId)) {
    groups.push(await groupOf(tx, regieId, invoices, reader));
  }
  const open = new Set(chosen.map(({ id }) => id));
  return {
    groups,
    settled: [...known].filter(([id]) => !open.has(id)).map(([, { reference }]) => reference),
    email: (await mailAddressOf(tx, accountId)) ?? "",
  };
}

async function groupOf(
  tx: Tx,
  regieId: string,
  invoices: readonly PayableInvoice[],
  reader: PendingReader,
): Promise<RecapGroup> {
  const regie = await findRegie(tx, regieId);
  const total = totalOf(invoices);
  return {
    regieId,
    regieName: regie?.name ?? "",
    invoices: invoices.map(({ id, reference, firstDay, open }) => ({ id, reference, month: firstDay, amount: open })),
    total,
    obstacle: await obstacleOf(
      tx,
      regie !== undefined && saisieOf(regie.payfipMode, "family") !== undefined,
      invoices,
      reader,
    ),
    requestKey: newId(),
  };
}

async function obstacleOf(
  tx: Tx,
  offered: boolean,
  invoices: readonly PayableInvoice[],
  reader: PendingReader,
): Promise<RecapGroup["obstacle"]> {
  const [open] = await operationsForInvoices(
    tx,
    invoices.map(({ id }) => id),
    BLOCKING,
  );
  if (open) return { tag: "under_way", pending: await pendingLineOf(tx, open, reader) };
  if (!offered || !configuredPayFip()) return { tag: "off" };
  const problem = amountProblem(totalOf(invoices));
  if (problem === undefined) return null;
  return { tag: problem === "M3" ? "too_small" : "too_large" };
}
