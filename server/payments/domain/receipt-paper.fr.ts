import { formatDayWithYear, formatMonth, type LocalDate } from "@/server/platform/dates";
import { type Cents, formatEuros } from "@/server/platform/money";
import type { Letterhead, Paper, PaperBlock } from "@/server/platform/paper/paper";
import type { Means } from "./means";
import { MEANS_NAMES, noteText } from "./means.fr";

/** A payment that was received, as its receipt says it: what was true when it was recorded, and whether it still holds. */
export interface Receipt {
  readonly paymentId: string;
  /** "CANT-R-2026-000123" */
  readonly reference: string;
  readonly day: LocalDate;
  readonly amount: Cents;
  readonly regieName: string;
  readonly regisseur: string;
  readonly payerName: string;
  /** The family's, or the third party's. */
  readonly familyName: string;
  /** The dossier's; null for a third party. */
  readonly familyNumber: string | null;
  readonly parts: readonly { readonly means: Means; readonly amount: Cents; readonly reference: string }[];
  readonly paid: readonly { readonly reference: string; readonly month: LocalDate; readonly amount: Cents }[];
  /** What is kept for whoever paid. */
  readonly kept: Cents;
  /** It did not hold: a cheque without cover, a debit sent back, an error. */
  readonly undone: { readonly day: LocalDate; readonly reason: string } | null;
}

function paidTable({ paid, kept, amount }: Receipt): PaperBlock {
  const rows = paid.map(({ reference, month, amount: settled }) => [
    `Facture ${reference}`,
    formatMonth(month).replaceAll(" ", "\u00a0"),
    formatEuros(settled),
  ]);
  const rest = kept > 0 ? [["Gardé pour votre prochaine facture", "", formatEuros(kept)]] : [];
  return {
    kind: "table",
    caption: "Ce que ce paiement règle",
    columns: [{ label: "Objet" }, { label: "Période" }, { label: "Montant", numeric: true }],
    groups: [{ title: null, rows: [...rows, ...rest], total: null }],
    totals: [{ label: "Total payé", values: [formatEuros(amount)] }],
  };
}

function meansFacts({ parts, payerName }: Receipt): PaperBlock {
  const facts = parts.map(({ means, amount, reference }) => ({
    label: MEANS_NAMES[means],
    value: [formatEuros(amount), noteText(means, reference)].filter((part) => part !== "").join(", "),
  }));
  return { kind: "facts", facts: payerName === "" ? facts : [{ label: "Reçu de", value: payerName }, ...facts] };
}

/** The receipt as a paper of the town (Y2): the same for the counter, the mail and the family's space. */
export function receiptPaper(receipt: Receipt, letterhead: Letterhead): Paper {
  const { reference, day, amount, undone, regieName, regisseur, familyNumber } = receipt;
  const debit = receipt.parts.some(({ means }) => means === "payfip_debit");
  const undoneNotice: PaperBlock[] = undone
    ? [
        {
          kind: "callout",
          title: `Ce paiement est annulé depuis le ${formatDayWithYear(undone.day)}`,
          figure: null,
          lines: [`Motif\u00a0: ${undone.reason}`, "Ce qu’il réglait est de nouveau à payer."],
        },
      ]
    : [];
  return {
    title: "Reçu de paiement",
    subject: `Reçu n°\u00a0${reference} de ${formatEuros(amount)}`,
    language: "fr-FR",
    letterhead,
    mention: undone ? "Annulé" : null,
    recipient: [],
    references: [
      { label: "Reçu n°", value: reference },
      { label: "Date du paiement", value: formatDayWithYear(day) },
      familyNumber === null
        ? { label: "Tiers payeur", value: receipt.familyName }
        : { label: "Dossier", value: `${familyNumber}, ${receipt.familyName}` },
    ],
    blocks: [
      ...undoneNotice,
      {
        kind: "callout",
        title: debit ? "Prélèvement ordonné" : "Paiement reçu",
        figure: formatEuros(amount),
        lines: debit ? ["Votre banque le débite dans les jours qui suivent."] : [],
      },
      meansFacts(receipt),
      paidTable(receipt),
      {
        kind: "paragraph",
        text: `Encaissé par ${regieName}${regisseur === "" ? "" : `, régisseur\u00a0: ${regisseur}`}.`,
      },
    ],
    legal: [],
  };
}
