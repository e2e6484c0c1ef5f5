import { formatDay, formatDayWithYear, formatMonth, type LocalDate } from "@/server/platform/dates";
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
  readonly issueDay: LocalDate;
  /** The day on which this mail leaves: the link of a third party runs from it. */
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
        `La mairie vous rend ${given} sur ${regieName.toLowerCase()}, pour ${month}.`,
        "Cette somme est déduite de ce que vous devez. S’il reste quelque chose, c’est gardé pour votre prochaine facture.",
        ...added,
      ],
      actionLabel: "Voir l’avoir",
    };
  }
  const asked = askedWords(invoice);
  return {
    subject: `${cityName}\u00a0: votre facture de ${month} est prête`,
    paragraphs: [`Votre facture de ${month} pour ${regieName.toLowerCase()} est prête. ${asked}`, ...added],
    actionLabel: open === 0 ? "Voir la facture" : "Voir et payer la facture",
  };
}

function askedWords({ total, open, dueDay }: MailedInvoice): string {
  return open === 0
    ? `Elle s’élève à ${formatEuros(total)} et il n’y a rien à payer.`
    : `Il y a ${formatEuros(open)} à payer${dueDay ? `, au plus tard le ${formatDay(dueDay)}` : ""}.`;
}

/** The same to a third party: its link opens the paper itself, for some time. What the town tells families is not for it. */
export function thirdPartyInvoiceMail(invoice: MailedInvoice): MailWords {
  const { kind, reference, regieName, cityName, total, sentOn } = invoice;
  const month = formatMonth(invoice.month);
  const share = `votre part pour ${regieName.toLowerCase()}, pour ${month}`;
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
    subject: `${cityName}\u00a0: facture ${reference}`,
    paragraphs: [`La facture ${reference} demande ${share}. ${askedWords(invoice)}`, link],
    actionLabel: "Télécharger la facture (PDF)",
  };
}
