/** "…/agents/activites/cantine/attente"; `done`: what was just done there. */
export function queueOrderHref(base: string, code: string, done?: "enregistre" | "pareil" | "relire"): string {
  const path = `${base}/agents/activites/${encodeURIComponent(code)}/attente`;
  return done ? `${path}?fait=${done}` : path;
}

const DONE = { saved: "enregistre", same: "pareil", moved: "relire" } as const;

/** Where one goes after "Enregistrer": the same page, with what was done, or with what a colleague did first. */
export function afterQueueOrder(
  base: string,
  { code, outcome }: { readonly code: string; readonly outcome: keyof typeof DONE },
): string {
  return queueOrderHref(base, code, DONE[outcome]);
}
