interface Outcome {
  readonly draftId: string;
  readonly outcome: "confirmed" | "changed";
}

/** Where one goes after "Confirmer": to what was done, or back to a recap that has changed meanwhile. */
export function afterConfirmation({ draftId, outcome }: Outcome, base: string): string {
  const page = outcome === "confirmed" ? "confirmation" : "recapitulatif";
  return `${base}/famille/reservations/${page}?brouillon=${draftId}`;
}
