import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { localDate } from "@/server/platform/dates";
import { cents } from "@/server/platform/money";
import type { ThirdPartyPart } from "../domain/charge";
import type { DayState } from "../domain/day-state";
import type { LineFee } from "../domain/draft-line";
import { explainLine } from "../domain/explain-line.fr";
import type { InvoiceLineText } from "../domain/invoice-view";

interface LineRow {
  position: number;
  kind: InvoiceLineText["kind"];
  state: DayState | null;
  child_id: string;
  child_name: string;
  activity_name: string;
  label: string;
  days: string[];
  unit_cents: number;
  amount_cents: number;
  share: number;
  budget_account: string;
  third_parties: ThirdPartyPart[] | null;
  fee: LineFee | null;
  closing: string | null;
  corrects_id: string | null;
  corrects_reference: string | null;
}

interface LinesScope {
  readonly invoiceId: string;
  /** Without it, neither the steps nor the third parties are read: they tell the quotient. */
  readonly calculation: boolean;
  /** For a third party, who knows no child by the first name. */
  readonly withLastNames: boolean;
}

/** The lines of an invoice that the caller may read, each with why it costs what it costs (F4, X3). */
export async function readInvoiceLines(tx: Tx, scope: LinesScope): Promise<InvoiceLineText[]> {
  const { invoiceId, calculation, withLastNames } = scope;
  const rows = await tx.$queryRaw<LineRow[]>`
    SELECT l.position, l.kind, l.state, l.child_id,
      CASE WHEN ${withLastNames} THEN c.first_name || ' ' || c.last_name ELSE c.first_name END AS child_name,
      a.name AS activity_name, l.label, l.days::text[] AS days, l.unit_cents, l.amount_cents, l.share, l.budget_account,
      CASE WHEN ${calculation} THEN l.third_parties END AS third_parties, CASE WHEN ${calculation} THEN l.fee END AS fee,
      l.fee ->> 'closing' AS closing,
      l.corrects_id, o.reference AS corrects_reference
    FROM invoice_line l
    JOIN child c ON c.id = l.child_id
    JOIN activity a ON a.id = l.activity_id
    LEFT JOIN invoice o ON o.id = l.corrects_id
    WHERE l.invoice_id = ${invoiceId}::uuid ORDER BY l.position`;
  const names = calculation ? await thirdPartyNames(tx) : new Map<string, string>();
  return rows.map((row) => ({
    position: row.position,
    kind: row.kind,
    state: row.state,
    closing: row.closing,
    childId: row.child_id,
    childName: row.child_name,
    activityName: row.activity_name,
    label: row.label,
    days: row.days.map(localDate),
    quantity: row.days.length,
    unit: cents(row.unit_cents),
    amount: cents(row.amount_cents),
    share: row.share,
    budgetAccount: row.budget_account,
    calculation: row.fee && {
      steps: explainLine({
        kind: row.kind,
        state: row.state,
        share: row.share,
        unit: cents(row.unit_cents),
        quantity: row.days.length,
        fee: row.fee,
        corrects: row.corrects_reference,
      }),
      thirdParties: (row.third_parties ?? []).map(({ payer, amount }) => ({ name: names.get(payer) ?? payer, amount })),
    },
    corrects:
      row.corrects_id && row.corrects_reference ? { id: row.corrects_id, reference: row.corrects_reference } : null,
  }));
}

async function thirdPartyNames(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.$queryRaw<{ code: string; name: string }[]>`SELECT code, name FROM third_party`;
  return new Map(rows.map(({ code, name }) => [code, name]));
}
