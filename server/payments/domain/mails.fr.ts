import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { agreedEuros, type Cents, formatEuros } from "@/server/platform/money";

/** Of an attempt whose time is over and of which PayFiP has no result: probably never paid, and nobody knows (PROTOCOLS 1.5). */
export const NO_NEWS = "À ce jour, PayFiP ne nous signale aucun paiement\u00a0; nous continuons de vérifier.";
export const IF_DEBITED = "Si votre compte a été débité, ne payez pas de nouveau\u00a0: contactez la mairie.";

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

/** To who has paid. */
export function receiptMail({ cityName, regieName, reference, amount, debit, kept }: MailedReceipt): MailWords {
  const paid = debit
    ? `Votre prélèvement de ${formatEuros(amount)} est enregistré (${regieName}). Votre banque le débitera dans quelques jours.`
    : `Nous avons bien reçu votre paiement de ${formatEuros(amount)} (${regieName}).`;
  return {
    subject: `${cityName}\u00a0: votre reçu ${reference}`,
    paragraphs: [paid, ...keptWords(kept), `Votre reçu porte le numéro ${reference}.`],
    actionLabel: "Voir mon reçu",
  };
}

/** The same to every adult who may pay for a dossier: one of them paid, or somebody else, at the counter. */
export function dossierReceiptMail({
  payerName,
  ...receipt
}: MailedReceipt & { readonly payerName: string }): MailWords {
  const { cityName, regieName, reference, amount, debit, kept } = receipt;
  const what = debit
    ? `Un prélèvement de ${formatEuros(amount)} est enregistré pour votre dossier famille (${regieName})`
    : `Nous avons bien reçu un paiement de ${formatEuros(amount)} pour votre dossier famille (${regieName})`;
  return {
    subject: `${cityName}\u00a0: un reçu pour votre dossier, ${reference}`,
    paragraphs: [
      payerName === "" ? `${what}.` : `${what}. Payé par\u00a0: ${payerName}.`,
      "Nous l’écrivons à chaque adulte qui peut payer pour ce dossier\u00a0: ne payez pas une deuxième fois.",
      ...keptWords(kept),
      `Le reçu porte le numéro ${reference}.`,
    ],
    actionLabel: "Voir le reçu",
  };
}

function keptWords(kept: Cents): string[] {
  if (kept === 0) return [];
  return [
    `${formatEuros(kept)} de ce paiement dépassent ce que vous deviez. Nous les gardons pour vous\u00a0: ils seront déduits de votre prochaine facture. Vous pouvez aussi demander leur remboursement à la mairie.`,
  ];
}

/** The same to a third party: its link opens the paper itself, until `lastDay`. */
export function thirdPartyReceiptMail({
  lastDay,
  ...receipt
}: MailedReceipt & { readonly lastDay: LocalDate }): MailWords {
  const { subject, paragraphs } = receiptMail(receipt);
  const link = `Le bouton ouvre le PDF, sans mot de passe, jusqu’au ${formatDayWithYear(lastDay)}.`;
  return { subject, paragraphs: [...paragraphs, link], actionLabel: "Télécharger le reçu (PDF)" };
}

export interface UndoneMail {
  readonly cityName: string;
  readonly regieName: string;
  readonly amount: Cents;
  /** When it had been recorded. */
  readonly day: LocalDate;
  readonly debit: boolean;
  /** It goes to every adult who may pay for the dossier, whoever has paid; else to the third party that has. */
  readonly toDossier: boolean;
  /** As the staff wrote it. */
  readonly reason: string;
  /** What is to be paid again, and what was taken off it from what the town kept. */
  readonly owed: Cents;
  readonly spent: Cents;
}

/** A payment that did not hold: what happened, why, what to do. */
export function undoneMail(undone: UndoneMail): MailWords {
  const { cityName, regieName, amount, day, debit, toDossier, reason, owed, spent } = undone;
  const noun = debit ? "prélèvement" : "paiement";
  const [what, whose] = toDossier ? [`un ${noun}`, " de votre dossier famille"] : [`votre ${noun}`, ""];
  const kept =
    spent > 0
      ? [`La mairie gardait ${formatEuros(spent)} pour vous\u00a0: cette somme a été utilisée pour vos factures.`]
      : [];
  return {
    subject: `${cityName}\u00a0: ${what}${whose} est annulé`,
    paragraphs: [
      `La mairie a annulé ${what} de ${formatEuros(amount)}${whose}, du ${formatDayWithYear(day)} (${regieName})\u00a0: il ne compte plus.`,
      `Motif\u00a0: ${reason}`,
      ...kept,
      owed > 0
        ? `${agreedEuros(owed, "est de nouveau à payer", "sont de nouveau à payer")}.`
        : "Vous n’avez rien de plus à payer.",
      "Si votre compte a été débité, ou si vous ne comprenez pas cette annulation, contactez la mairie.",
    ],
    actionLabel: owed > 0 ? "Voir mes factures" : "Voir ce paiement",
  };
}

export interface UnpaidMail {
  readonly cityName: string;
  readonly amount: Cents;
  /** PayFiP says that nothing was paid; otherwise it says nothing yet, and may still tell of a payment. */
  readonly isKnown: boolean;
}

/** An attempt that ended without a payment while nobody was looking. */
export function unpaidMail({ cityName, amount, isKnown }: UnpaidMail): MailWords {
  if (!isKnown)
    return {
      subject: `${cityName}\u00a0: aucun paiement reçu à ce jour`,
      paragraphs: [
        `Vous avez commencé un paiement en ligne de ${formatEuros(amount)}. ${NO_NEWS}`,
        "S’il nous parvient, nous vous enverrons votre reçu.",
        IF_DEBITED,
        "Si rien n’a été débité, vous pouvez recommencer en ligne, ou payer au guichet.",
      ],
      actionLabel: "Voir mes factures",
    };
  return {
    subject: `${cityName}\u00a0: votre paiement n’a pas abouti`,
    paragraphs: [
      `Votre paiement en ligne de ${formatEuros(amount)} n’a pas abouti. Rien n’a été débité, et ce que vous deviez reste à payer.`,
      "Vous pouvez recommencer en ligne, ou payer au guichet.",
    ],
    actionLabel: "Voir mes factures",
  };
}
