import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { formatEuros } from "@/server/platform/money";
import type { PaperBlock, PaperCell } from "@/server/platform/paper/paper";
import { dayCell, type Frame, nameOf, periodText, type Statement } from "./paper-frame.fr";
import type { MoneyKind, PaymentStatement, SettledInvoice } from "./payment-statement";

/** Why a payment did not hold is between the family and the town: it may name somebody. */
const MONEY: Readonly<Record<MoneyKind, (receipt: string | null) => string>> = {
  payment: (receipt) => (receipt === null ? "Paiement" : `Paiement, reçu ${receipt}`),
  reversal: (receipt) => (receipt === null ? "Paiement annulé" : `Paiement annulé, reçu ${receipt}`),
  refund: () => "Remboursement",
};

/** What was received from a household, and where its account stands. Who paid is told to the household only. */
export function paymentPaper(
  { holder, familyName }: Pick<Frame, "holder" | "familyName">,
  statement: PaymentStatement,
): Statement {
  const { period, total, owed, kept } = statement;
  const withPayers = holder.familyNumber !== null;
  const last = formatDayWithYear(period.last);
  return {
    kind: "payment",
    period,
    about: `${elide("de", nameOf(holder))}, ${periodText(period)}`,
    blocks: [
      {
        kind: "paragraph",
        text: [
          `Nous attestons avoir reçu, ${periodText(period)}, pour le dossier «\u00a0${familyName}\u00a0», la somme de `,
          { strong: formatEuros(total) },
          ".",
        ],
      },
      ...receivedTable(statement, withPayers),
      ...invoicesTables(statement),
      {
        kind: "facts",
        facts: [
          { label: `Reste à payer au ${last}`, value: formatEuros(owed) },
          ...(kept > 0 ? [{ label: "Conservé pour vos prochaines factures", value: formatEuros(kept) }] : []),
        ],
      },
    ],
    basis: [
      "Les sommes sont celles que nos régies ont reçues, à la date du paiement. Un paiement en cours de vérification n’y figure pas.",
      "Elles sont reçues pour ce dossier, quel que soit l’adulte qui a payé.",
      "Un paiement qui n’a pas tenu (chèque ou prélèvement rejeté, erreur) et un remboursement sont retirés, à leur propre date.",
      "Les factures payées par un tiers (le CCAS, un employeur) n’y figurent pas.",
    ],
    legal: [],
    proof: [{ label: "Somme reçue", value: formatEuros(total) }],
  };
}

function receivedTable({ received, total }: PaymentStatement, withPayers: boolean): PaperBlock[] {
  if (received.length === 0)
    return [
      {
        kind: "paragraph",
        text: "Rien n’a été versé pendant cette période\u00a0: voyez ci-dessous ce qui a été réglé.",
      },
    ];
  const rows = received.map(({ day, kind, receipt, payer, amount }): PaperCell[] => [
    withPayers && payer !== "" ? { text: MONEY[kind](receipt), note: `Payé par ${payer}` } : MONEY[kind](receipt),
    dayCell(day),
    formatEuros(amount),
  ]);
  return [
    {
      kind: "table",
      caption: "Sommes reçues",
      columns: [{ label: "Opération" }, { label: "Date", numeric: true }, { label: "Montant", numeric: true }],
      groups: [{ title: null, rows, total: null }],
      totals: [{ label: "Total reçu", values: [formatEuros(total)] }],
    },
  ];
}

/** Those that are settled apart from those of which something is left: nobody takes the second for paid. */
function invoicesTables({ invoices, period }: PaymentStatement): PaperBlock[] {
  const last = formatDayWithYear(period.last);
  const [whole, part] = [invoices.filter(({ open }) => open === 0), invoices.filter(({ open }) => open > 0)];
  return [
    ...invoicesTable(`Factures entièrement réglées au ${last}`, whole),
    ...invoicesTable(`Factures dont une part reste due au ${last}`, part),
  ];
}

function invoicesTable(caption: string, invoices: readonly SettledInvoice[]): PaperBlock[] {
  if (invoices.length === 0) return [];
  const rows = invoices.map(({ reference, month, total, settled, open }): PaperCell[] => [
    { text: reference, note: formatMonth(month) },
    formatEuros(total),
    formatEuros(settled),
    formatEuros(open),
  ]);
  return [
    {
      kind: "table",
      caption,
      columns: [
        { label: "Facture" },
        { label: "Montant", numeric: true },
        { label: "Réglé pendant la période", numeric: true },
        { label: "Reste dû", numeric: true },
      ],
      groups: [{ title: null, rows, total: null }],
      totals: [],
    },
  ];
}
