/** "…/agents/activites/cantine/attente"; `done`: what was just done there. */
export function queueOrderHref(base: string, code: string, done?: "enregistre" | "relire"): string {
  const path = `${base}/agents/activites/${encodeURIComponent(code)}/attente`;
  return done ? `${path}?fait=${done}` : path;
}

/** Where one goes after "Enregistrer": the same page, with what was done, or with what a colleague did first. */
export function afterQueueOrder(
  base: string,
  { code, outcome }: { readonly code: string; readonly outcome: "saved" | "moved" },
): string {
  return queueOrderHref(base, code, outcome === "saved" ? "enregistre" : "relire");
}
