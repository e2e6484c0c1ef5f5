import { type Cents, formatEuros } from "@/server/platform/money";

/** What a mail about a payment says: amounts, references, nothing of whose meals they were (docs/adr/0011). */
interface MailWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly actionLabel: string;
}

export interface MailedReceipt {
  readonly cityName: string;
  readonly regieName: string;
  readonly reference: string;
  readonly amount: Cents;
  /** The order of a debit, which the bank may still send back. */
  readonly debit: boolean;
  /** What more was paid than was owed: it stays to the family. */
  readonly kept: Cents;
}

export function receiptMail({ cityName, regieName, reference, amount, debit, kept }: MailedReceipt): MailWords {
  const paid = debit
    ? `Votre prélèvement de ${formatEuros(amount)} est enregistré (${regieName}). Votre banque le débitera dans quelques jours.`
    : `Nous avons bien reçu votre paiement de ${formatEuros(amount)} (${regieName}).`;
  const rest =
    kept > 0
      ? [
          `${formatEuros(kept)} de ce paiement dépassent ce que vous deviez. Nous les gardons pour vous\u00a0: ils seront déduits de votre prochaine facture. Vous pouvez aussi demander leur remboursement à la mairie.`,
        ]
      : [];
  return {
    subject: `${cityName}\u00a0: votre reçu ${reference}`,
    paragraphs: [paid, ...rest, `Votre reçu porte le numéro ${reference}.`],
    actionLabel: "Voir mon reçu",
  };
}

/** An attempt that ended without a payment while nobody was looking. */
export function unpaidMail({ cityName, amount }: { readonly cityName: string; readonly amount: Cents }): MailWords {
  return {
    subject: `${cityName}\u00a0: votre paiement n’a pas abouti`,
    paragraphs: [
      `Votre paiement en ligne de ${formatEuros(amount)} n’a pas abouti. Rien n’a été débité, et ce que vous deviez reste à payer.`,
      "Vous pouvez recommencer en ligne, ou payer au guichet.",
    ],
    actionLabel: "Voir mes factures",
  };
}
