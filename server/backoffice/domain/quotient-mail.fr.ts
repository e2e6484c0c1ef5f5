import { formatDayWithYear, formatMonth, type LocalDate } from "@/server/platform/dates";
import { type Cents, formatEuros } from "@/server/platform/money";

/** A quotient that an agent has just recorded, and from when on it counts, as its household is told. */
export interface RecordedQuotient {
  readonly amount: Cents;
  readonly month: LocalDate;
  /** Null for one that was read on the family's own document. */
  readonly reason: string | null;
  /** Services whose prices count with it later, by the town's own rule. */
  readonly later: readonly { readonly service: string; readonly from: LocalDate }[];
  /** Whether there are services whose prices count with it today. */
  readonly someToday: boolean;
}

/** The mail says the quotient itself: it goes to those who hold the household only. */
export function quotientRecordedMail({ amount, month, reason, later, someToday }: RecordedQuotient) {
  const from =
    reason === null
      ? "La mairie l’a lu sur le document que vous avez envoyé."
      : `La mairie l’a saisi. Raison\u00a0: ${reason}`;
  return {
    subject: "Votre quotient familial est à jour",
    paragraphs: [
      `Votre quotient familial est de ${formatEuros(amount)} (${formatMonth(month)}). ${from}`,
      countsText(later, someToday),
    ],
    action: { label: "Voir mon quotient familial", path: "/famille/dossier#quotient" },
  };
}

function countsText(later: RecordedQuotient["later"], someToday: boolean): string {
  if (later.length === 0) return "Il compte pour vos prix dès aujourd’hui.";
  const lines = later.map(({ service, from }) => `– ${service}\u00a0: à partir du ${formatDayWithYear(from)}`);
  const others = someToday ? ["– autres services\u00a0: dès aujourd’hui"] : [];
  return ["Selon le règlement de la ville, il compte pour vos prix\u00a0:", ...lines, ...others].join("\n");
}
