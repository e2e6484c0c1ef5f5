import {
  formatDay,
  formatDayWithYear,
  formatMonth,
  formatOfMonth,
  type LocalDate,
  plainDate,
} from "@/server/platform/dates";
import { type Cents, cents, formatEuros } from "@/server/platform/money";
import { lastDayOfLink } from "./invoice-link";

/** What a mail says of an invoice: an amount and a day, nothing of how it was reached (docs/adr/0011). */
export interface MailedInvoice {
  readonly kind: "invoice" | "credit_note";
  readonly reference: string;
  readonly regieName: string;
  readonly cityName: string;
  /** First day of the month that is invoiced. */
  readonly month: LocalDate;
  readonly total: Cents;
  /** What is left to pay: less than the total where something was kept for the family. */
  readonly open: Cents;
  /** What payments that hold have paid of it. */
  readonly received: Cents;
  readonly issueDay: LocalDate;
  /** The day on which this mail leaves: the link of a third party runs from it, and an invoice is late or not by it. */
  readonly sentOn: LocalDate;
  readonly dueDay: LocalDate | null;
  /** What the town adds. */
  readonly message: string;
}

interface MailWords {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly actionLabel: string;
}

export function invoiceMail(invoice: MailedInvoice): MailWords {
  const { kind, regieName, cityName, total, open, message } = invoice;
  const month = formatMonth(invoice.month);
  const added = message === "" ? [] : [message];
  if (kind === "credit_note") {
    const given = formatEuros(cents(0 - total));
    return {
      subject: `${cityName}\u00a0: un avoir pour ${month}`,
      paragraphs: [
        `La mairie vous rend ${given} pour ${month} (${regieName}).`,
        "Cette somme est déduite de ce que vous devez. S’il reste quelque chose, c’est gardé pour votre prochaine facture.",
        ...added,
      ],
      actionLabel: "Voir l’avoir",
    };
  }
  const asked = askedWords(invoice);
  return {
    subject: `${cityName}\u00a0: votre facture ${formatOfMonth(invoice.month)} est ${isLate(invoice) ? "en retard" : "prête"}`,
    paragraphs: isLate(invoice)
      ? [`Votre facture ${formatOfMonth(invoice.month)} (${regieName}) est en retard. ${asked}`, LATE_ADVICE, ...added]
      : [`Votre facture ${formatOfMonth(invoice.month)} (${regieName}) est prête. ${asked}`, ...added],
    actionLabel: open === 0 ? "Voir la facture" : "Voir et payer la facture",
  };
}

const LATE_ADVICE =
  "Payez-la dès que vous le pouvez. Si vous venez de le faire, ne tenez pas compte de ce message. En cas de difficulté, contactez la mairie\u00a0: elle peut vous aider.";

/** It asks for something that should have been paid before this mail leaves. */
function isLate({ open, dueDay, sentOn }: MailedInvoice): boolean {
  return open > 0 && dueDay !== null && dueDay < sentOn;
}

function askedWords(invoice: MailedInvoice): string {
  const { total, open, received, dueDay, sentOn } = invoice;
  if (open === 0) return `Elle s’élève à ${formatEuros(total)} et il n’y a rien à payer.`;
  const paid = received > 0 ? `Nous avons reçu ${formatEuros(received)}. ` : "";
  const left = received > 0 ? "Il reste" : "Il y a";
  if (dueDay === null) return `${paid}${left} ${formatEuros(open)} à payer.`;
  // A day of another year is told with its year.
  const due = plainDate(dueDay).year === plainDate(sentOn).year ? formatDay(dueDay) : formatDayWithYear(dueDay);
  return isLate(invoice)
    ? `Elle était à payer au plus tard le ${due}. ${paid}Il reste ${formatEuros(open)} à payer.`
    : `${paid}${left} ${formatEuros(open)} à payer, au plus tard le ${due}.`;
}

/** The same to a third party: its link opens the paper itself, for some time. What the town tells families is not for it. */
export function thirdPartyInvoiceMail(invoice: MailedInvoice): MailWords {
  const { kind, reference, regieName, cityName, total, sentOn } = invoice;
  const month = formatMonth(invoice.month);
  const share = `votre part pour ${month} (${regieName})`;
  const link = `Le bouton ouvre le PDF, sans mot de passe, jusqu’au ${formatDayWithYear(lastDayOfLink(sentOn))}. Il nomme des enfants\u00a0: ne le transmettez qu’aux personnes qui en ont besoin.`;
  if (kind === "credit_note") {
    const given = `L’avoir ${reference} vous rend ${formatEuros(cents(0 - total))} sur ${share}.`;
    return {
      subject: `${cityName}\u00a0: avoir ${reference}`,
      paragraphs: [
        given,
        "Cette somme est déduite de ce que vous devez, ou gardée pour votre prochaine facture.",
        link,
      ],
      actionLabel: "Télécharger l’avoir (PDF)",
    };
  }
  return {
    subject: `${cityName}\u00a0: facture ${reference}${isLate(invoice) ? ", en retard" : ""}`,
    paragraphs: [`La facture ${reference} demande ${share}. ${askedWords(invoice)}`, link],
    actionLabel: "Télécharger la facture (PDF)",
  };
}
