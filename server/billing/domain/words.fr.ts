import { addDays, formatDay, formatMonth, type LocalDate } from "@/server/platform/dates";
import type { Check } from "./check";
import type { Standing } from "./family-account";
import type { RunStatus } from "./run";

/** What is to be looked at: its name in a list, and what to do about it. */
export const CHECK_WORDS: Readonly<Record<Check, { readonly name: string; readonly advice: string }>> = {
  no_price: {
    name: "Tarif manquant",
    advice:
      "Aucun tarif ne répond pour certains jours\u00a0: ils ne sont pas facturés. Complétez la grille, puis recalculez.",
  },
  missing_quotient: {
    name: "Quotient familial non connu",
    advice: "Le tarif le plus élevé s’applique. Demandez l’attestation à la famille, ou émettez ainsi.",
  },
  unverified_days: {
    name: "Jours non pointés",
    advice:
      "Personne n’a vérifié les présences de ces jours\u00a0: les enfants sont réputés présents. Pointez, puis recalculez.",
  },
  unbooked_presence: {
    name: "Présence sans réservation",
    advice: "L’enfant est venu sans réservation\u00a0: le tarif des réservations tardives s’applique.",
  },
  price_differs_from_announced: {
    name: "Prix différent du prix annoncé",
    advice: "Le prix a changé depuis la réservation\u00a0: quotient, grille ou adresse. Vérifiez avant d’émettre.",
  },
  unusual_amount: {
    name: "Montant inhabituel",
    advice: "Plus du double de l’habitude de la famille ou du tiers payeur, ou au-delà du seuil de la régie.",
  },
  shares_not_whole: {
    name: "Parts entre parents incomplètes",
    advice: "Les parts convenues ne font pas 100\u00a0%. Corrigez-les dans le dossier, puis recalculez.",
  },
  third_party_unknown: {
    name: "Tiers payeur inconnu",
    advice:
      "La grille donne une part à un tiers qui n’est pas dans les réglages\u00a0: cette part n’est facturée à personne.",
  },
  no_address: {
    name: "Adresse manquante",
    advice:
      "La facture ne peut pas être envoyée par courrier. Complétez l’adresse du dossier, ou celle du tiers payeur dans les réglages.",
  },
};

export const RUN_WORDS: Readonly<Record<RunStatus, string>> = {
  computing: "Calcul en cours",
  review: "À vérifier",
  issuing: "Émission en cours",
  issued: "Émise",
  abandoned: "Abandonnée",
};

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  due: "À payer",
  late: "En retard",
  paid: "Payée",
  credit_note: "Avoir",
};

/** "décembre 2026", or "du 1er décembre au 14 décembre 2026". */
export function periodText(first: LocalDate, last: LocalDate): string {
  const whole = first.endsWith("-01") && addDays(last, 1).endsWith("-01") && first.slice(0, 7) === last.slice(0, 7);
  return whole ? formatMonth(first) : `du ${formatDay(first)} au ${formatDay(last)} ${last.slice(0, 4)}`;
}

const dayNumber = (day: LocalDate) => (day.endsWith("-01") ? "1er" : String(Number(day.slice(8))));

/** "le 3 décembre 2026", "les 1er, 3 et 4 décembre 2026", "les 30 novembre et 1er décembre 2026"…; months in their order. */
export function daysText(days: readonly LocalDate[]): string {
  const months = [...Map.groupBy(days, (day) => day.slice(0, 7)).values()];
  const parts = months.map((ofMonth) => {
    const [first] = ofMonth;
    return first ? `${listText(ofMonth.map(dayNumber))} ${formatMonth(first)}` : "";
  });
  return `${days.length === 1 ? "le" : "les"} ${listText(parts)}`;
}

/** "a", "a et b", "a, b et c". */
function listText(parts: readonly string[]): string {
  if (parts.length <= 1) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} et ${parts.at(-1)}`;
}
