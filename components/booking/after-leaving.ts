/** The waitlists, once somebody asked to leave one: `?fait=` says what became of it. */
export function waitlistAfterLeaving(base: string, outcome: "left" | "late"): string {
  return `${base}/famille/attente?fait=${outcome === "left" ? "sortie" : "trop-tard"}`;
}

/** The same once an offered place was answered. */
export function waitlistAfterAnswer(base: string, answer: "accept" | "decline"): string {
  return `${base}/famille/attente?fait=${answer === "accept" ? "acceptee" : "refusee"}`;
}

export const ANSWERED = {
  acceptee: "C’est fait\u00a0: la place est réservée. Vous pouvez l’annuler dans vos réservations, dans les délais.",
  refusee: "C’est fait\u00a0: la place est refusée. Elle est proposée à une autre famille.",
} as const;

export const LEFT = { sortie: "C’est fait\u00a0: vous avez quitté cette liste d’attente." } as const;

export const LEFT_TOO_LATE = {
  "trop-tard":
    "Nous n’avons rien changé\u00a0: entre-temps, cette demande a quitté la liste d’attente. Voyez ci-dessous où elle en est.",
} as const;
