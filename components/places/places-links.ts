/** "…/agents/activites/cantine/places": the first school, the present month. */
export function placesHref(base: string, code: string): string {
  return `${base}/agents/activites/${encodeURIComponent(code)}/places`;
}

/** "…/agents/activites/fermetures" */
export function closuresHref(base: string): string {
  return `${base}/agents/activites/fermetures`;
}
