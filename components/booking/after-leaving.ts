/** The waitlists, once somebody asked to leave one: `?fait=` says what became of it. */
export function waitlistAfterLeaving(base: string, outcome: "left" | "late"): string {
  return `${base}/famille/attente?fait=${outcome === "left" ? "sortie" : "trop-tard"}`;
}

export const LEFT = { sortie: "C’est fait\u00a0: vous avez quitté cette liste d’attente." } as const;

export const LEFT_TOO_LATE = {
  "trop-tard":
    "Nous n’avons rien changé\u00a0: entre-temps, cette demande a quitté la liste d’attente. Voyez ci-dessous où elle en est.",
} as const;
