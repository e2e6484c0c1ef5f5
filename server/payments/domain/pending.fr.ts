import type { PendingLine } from "./payment-view";

/** "Paiement en cours depuis 14 h 05, en attente de la réponse de PayFiP." */
export function pendingSentence({
  begunAt,
  begunToday,
  state,
}: Pick<PendingLine, "begunAt" | "begunToday" | "state">): string {
  const when = begunToday ? begunAt : `le ${begunAt}`;
  switch (state) {
    case "waiting":
      return `Paiement en cours depuis ${when}, en attente de la réponse de PayFiP.`;
    case "abandoned":
      return `Paiement commencé ${begunToday ? "à " : ""}${when} et abandonné sur PayFiP\u00a0: il peut encore y être repris.`;
    case "mismatch":
      return `Paiement en cours depuis ${when}\u00a0: la mairie vérifie la réponse de PayFiP.`;
  }
}
