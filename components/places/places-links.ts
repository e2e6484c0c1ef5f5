import { type DivisionScope, groupsText } from "@/server/booking/domain/division";
import type { PlacesScope } from "@/server/booking/domain/places-scope";

interface MonthQuery {
  readonly schoolId?: string | null;
  /** "2026-12" */
  readonly month?: string;
  /** One comes from dividing its places among levels. */
  readonly divided?: boolean;
}

function under(base: string, code: string): string {
  return `${base}/agents/activites/${encodeURIComponent(code)}/places`;
}

function withQuery(path: string, query: Readonly<Record<string, string | null | undefined>>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** "…/agents/activites/cantine/places?ecole=…&mois=2026-12": without them, the first school and the present month. */
export function placesHref(base: string, code: string, { schoolId, month, divided }: MonthQuery = {}): string {
  return withQuery(under(base, code), { ecole: schoolId, mois: month, suite: divided ? "reparti" : undefined });
}

/** The form of a change; with a day, for that day alone. */
export function changePlacesHref(
  base: string,
  code: string,
  {
    schoolId,
    day,
    levels,
  }: { readonly schoolId?: string | null; readonly day?: string; readonly levels?: string | null } = {},
): string {
  return withQuery(`${under(base, code)}/changer`, { ecole: schoolId, niveaux: levels, du: day, au: day });
}

/** The form of a change, with what its recap said: to write something else. */
export function againPlacesHref(
  base: string,
  code: string,
  { schoolId, levels, first, last, weekdays, places }: Omit<PlacesScope, "code">,
): string {
  const query = {
    ecole: schoolId,
    niveaux: levels,
    du: first,
    au: last,
    jours: weekdays.join(","),
    places: String(places),
  };
  return withQuery(`${under(base, code)}/changer`, query);
}

/** The recap of a change. `then`: it moved before it was confirmed, or it is done. */
export function placesRecapHref(
  base: string,
  { code, schoolId, levels, first, last, weekdays, places }: PlacesScope,
  then?: "relire" | "fait",
): string {
  const query = {
    ecole: schoolId,
    niveaux: levels,
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

interface DivisionQuery {
  readonly schoolId: string;
  /** What its recap said: to write something else. */
  readonly first?: string | undefined;
  readonly groups?: string | undefined;
  readonly others?: string | undefined;
}

/** The form by which the places of a school are divided among levels. */
export function dividePlacesHref(
  base: string,
  code: string,
  { schoolId, first, groups, others }: DivisionQuery,
): string {
  return withQuery(`${under(base, code)}/niveaux`, { ecole: schoolId, du: first, groupes: groups, autres: others });
}

/** The recap of a division. `then`: it moved before it was confirmed. */
export function divisionRecapHref(
  base: string,
  { code, schoolId, first, groups, others }: DivisionScope,
  then?: "relire",
): string {
  const query = {
    ecole: schoolId,
    du: first,
    groupes: groupsText(groups),
    autres: others === null ? undefined : String(others),
    suite: then,
  };
  return withQuery(`${under(base, code)}/niveaux/recapitulatif`, query);
}

/** Where one goes after "Répartir les places": to the month in which it begins, or back to a recap that has changed meanwhile. */
export function afterDivision(base: string, done: DivisionScope & { readonly outcome: "divided" | "moved" }): string {
  if (done.outcome === "moved") return divisionRecapHref(base, done, "relire");
  return placesHref(base, done.code, { schoolId: done.schoolId, month: done.first.slice(0, 7), divided: true });
}

/** "…/agents/activites/fermetures" */
export function closuresHref(base: string): string {
  return `${base}/agents/activites/fermetures`;
}
