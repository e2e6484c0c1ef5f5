import { formatEuros } from "@/server/platform/money";
import { FULL_MEANWHILE, ordinal } from "./cell.fr";
import type { LineOutcome } from "./outcome";

/** What became of a line, as it follows the day and the child. */
export function describeOutcome(outcome: LineOutcome, showRank: boolean): string {
  switch (outcome.tag) {
    case "booked":
      return [outcome.price === null ? "réservé" : `réservé, ${formatEuros(outcome.price)}`, outcome.onceBooked]
        .filter(Boolean)
        .join(". ");
    case "waiting":
      return showRank ? `complet, ${ordinal(outcome.place)} sur liste d’attente` : "complet, sur liste d’attente";
    case "offered":
      return "une place vous est proposée, à accepter dans vos listes d’attente";
    case "full":
      return FULL_MEANWHILE;
    case "already":
      return "déjà réservé ou demandé entre-temps";
    case "cancelled":
      if (!outcome.billed) return "annulé";
      return outcome.price === null ? "annulé, mais facturé" : `annulé, mais facturé ${formatEuros(outcome.price)}`;
    case "left":
      return "retiré de la liste d’attente";
    case "untouched":
      // A reason to refuse explains; a state that another gave to the day is told as what it is.
      return outcome.refused ? `non modifié\u00a0: ${outcome.reason}` : `${outcome.reason}, non modifié`;
  }
}
