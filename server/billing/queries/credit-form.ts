import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { sumCents } from "@/server/platform/money";
import { creditableLines } from "../data/creditable";
import type { CreditForm } from "../domain/credit-form";
import { readInvoice } from "./invoice-view";

/** An issued invoice with what a credit note may still give back. Undefined for a draft and for a credit note. */
export async function readCreditForm(tx: Tx, invoiceId: string): Promise<CreditForm | undefined> {
  const invoice = await readInvoice(tx, { invoiceId, reader: "staff" });
  if (invoice?.status !== "issued" || invoice.kind !== "invoice") return undefined;
  const left = (await creditableLines(tx, invoiceId)).filter(({ days, unit }) => days.length > 0 && unit !== 0);
  const names = new Map(invoice.lines.map(({ position, childName }) => [position, childName]));
  return {
    invoice,
    lines: left.map(({ position, label, days, unit }) => ({
      position,
      childName: names.get(position) ?? "",
      label,
      days,
      unit,
    })),
    left: sumCents(left.flatMap(({ days, unit }) => days.map(() => unit))),
  };
}
