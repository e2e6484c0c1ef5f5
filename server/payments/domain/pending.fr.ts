import type { PendingLine } from "./payment-view";

/** "Paiement en cours depuis 14 h 05, en attente de la réponse de PayFiP." */
export function pendingSentence({
  begunAt,
  begunToday,
  state,
  until,
  freeAgainAt,
}: Pick<PendingLine, "begunAt" | "begunToday" | "state" | "until" | "freeAgainAt">): string {
  const when = begunToday ? begunAt : `le ${begunAt}`;
  switch (state) {
    case "waiting":
      return `Paiement en cours depuis ${when}, en attente de la réponse de PayFiP.`;
    case "abandoned":
      return `Paiement commencé ${begunToday ? "à " : ""}${when} et abandonné sur PayFiP. Rien n’a été débité. ${abandonedSentence({ until, freeAgainAt })}`;
    case "mismatch":
      return `Paiement en cours depuis ${when}\u00a0: la mairie vérifie la réponse de PayFiP.`;
  }
}

/** What may be done after giving up at PayFiP, with the real moments: the same on every page that tells it. */
export function abandonedSentence({ until, freeAgainAt }: Pick<PendingLine, "until" | "freeAgainAt">): string {
  const another = freeAgainAt ? `à partir du ${freeAgainAt}` : "dès que PayFiP nous aura répondu";
  return until
    ? `Vous pouvez le reprendre avec la même page, jusqu’au ${until}, ou en commencer un autre ${another}.`
    : `Un autre paiement pourra commencer ${another}.`;
}
