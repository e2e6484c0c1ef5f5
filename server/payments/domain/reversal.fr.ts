import type { Means } from "./means";

interface ReversalWords {
  /** What undoing such a payment does not do, and when to do it. */
  readonly sentences: readonly string[];
  /** A reason, as an agent may write it. */
  readonly example: string;
}

/** Of a payment that is about to be undone: undoing is an entry here, it moves no money at PayFiP (PROTOCOLS 1.5). */
export function reversalWords(means: readonly Means[]): ReversalWords {
  if (means.includes("payfip_card"))
    return {
      sentences: [
        "La carte a vraiment été débitée par PayFiP. L’annuler ici ne rend rien à la famille\u00a0: seul le comptable public peut la rembourser.",
        "Annulez ce paiement quand le comptable vous confirme que l’argent n’est pas arrivé ou qu’il l’a rendu. Si la famille a trop payé, ne l’annulez pas\u00a0: remboursez ce qui est gardé pour elle.",
      ],
      example: "somme rendue par le comptable public",
    };
  if (means.includes("payfip_debit"))
    return {
      sentences: [
        "Ce prélèvement a été ordonné par PayFiP. L’annuler ici n’arrête pas la banque, et ne rend rien à la famille.",
        "Annulez-le quand le comptable public vous dit que la banque l’a rejeté.",
      ],
      example: "prélèvement rejeté par la banque",
    };
  return { sentences: [], example: "chèque sans provision" };
}
