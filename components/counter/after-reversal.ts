const UNDONE = "Le paiement est annulé. Ce qu’il réglait est de nouveau à payer.";

/** What the page of a receipt says of a payment that was just undone, and whether who paid could be told. */
export const REVERSAL_DONE: Readonly<Record<string, string>> = {
  annule: `${UNDONE} Qui a payé en est prévenu par e-mail.`,
  "annule-sans-adresse": `${UNDONE} Aucun e-mail n’est parti\u00a0: aucune adresse n’est connue de qui a payé. Prévenez cette personne autrement.`,
};

/** The receipt, once its payment is undone. */
export function afterReversal(
  base: string,
  { paymentId, unreached }: { readonly paymentId: string; readonly unreached: boolean },
): string {
  return `${base}/agents/regie/recus/${paymentId}?fait=annule${unreached ? "-sans-adresse" : ""}`;
}
