import type { PlacesScope } from "@/server/booking/domain/places-scope";

interface MonthQuery {
  readonly schoolId?: string | null;
  /** "2026-12" */
  readonly month?: string;
}

function under(base: string, code: string): string {
  return `${base}/agents/activites/${encodeURIComponent(code)}/places`;
}

function withQuery(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** "…/agents/activites/cantine/places?ecole=…&mois=2026-12": without them, the first school and the present month. */
export function placesHref(base: string, code: string, { schoolId, month }: MonthQuery = {}): string {
  return withQuery(under(base, code), { ecole: schoolId, mois: month });
}

/** The form of a change; with a day, for that day alone. */
export function changePlacesHref(
  base: string,
  code: string,
  { schoolId, day }: { readonly schoolId?: string | null; readonly day?: string } = {},
): string {
  return withQuery(`${under(base, code)}/changer`, { ecole: schoolId, du: day, au: day });
}

/** The form of a change, with what its recap said: to write something else. */
export function againPlacesHref(
  base: string,
  code: string,
  { schoolId, first, last, weekdays, places }: Omit<PlacesScope, "code">,
): string {
  const query = { ecole: schoolId, du: first, au: last, jours: weekdays.join(","), places: String(places) };
  return withQuery(`${under(base, code)}/changer`, query);
}

/** The recap of a change. `then`: it moved before it was confirmed, or it is done. */
export function placesRecapHref(
  base: string,
  { code, schoolId, first, last, weekdays, places }: PlacesScope,
  then?: "relire" | "fait",
): string {
  const query = {
    ecole: schoolId,
    du: first,
    au: last,
    jours: weekdays.join(","),
    places: String(places),
    suite: then,
  };
  return withQuery(`${under(base, code)}/recapitulatif`, query);
}

/** Where one goes after "Enregistrer": to what was done, or back to a recap that has changed meanwhile. */
export function afterPlaces(base: string, done: PlacesScope & { readonly outcome: "changed" | "moved" }): string {
  return placesRecapHref(base, done, done.outcome === "changed" ? "fait" : "relire");
}

/** "…/agents/activites/fermetures" */
export function closuresHref(base: string): string {
  return `${base}/agents/activites/fermetures`;
}
