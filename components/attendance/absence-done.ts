interface Done {
  readonly childId: string;
  readonly days: number;
  readonly first: string;
  readonly last: string;
}

/** The same page, which then says how many days were noted. */
export function absenceDoneHref(base: string, { childId, days, first, last }: Done): string {
  return `${base}/agents/presences/absence/${childId}?${new URLSearchParams({ jours: String(days), du: first, au: last })}`;
}
