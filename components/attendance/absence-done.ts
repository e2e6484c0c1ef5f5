interface Done {
  readonly childId: string;
  readonly days: number;
  readonly first: string;
  readonly last: string;
  /** On which a sheet says that the child came. */
  readonly seen: readonly string[];
}

/** The same page, which then says how many days were noted, and which were not because the child was seen. */
export function absenceDoneHref(base: string, { childId, days, first, last, seen }: Done): string {
  const said = new URLSearchParams({ jours: String(days), du: first, au: last });
  if (seen.length > 0) said.set("venu", seen.join(","));
  return `${base}/agents/presences/absence/${childId}?${said}`;
}
