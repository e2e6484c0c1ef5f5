import type { OpeningWish } from "@/server/booking/domain/opening-wish";

/** An opening as an address carries it: of which activity, of one that is there or a new one. */
export interface AskedOpening extends OpeningWish {
  readonly code: string;
  readonly openingId: string | null;
}

/** "…/agents/activites/cantine/ouvertures"; `done`: what was just done there. */
export function openingsHref(base: string, code: string, done?: "enregistree" | "retiree"): string {
  const path = `${base}/agents/activites/${encodeURIComponent(code)}/ouvertures`;
  return done ? `${path}?fait=${done}` : path;
}

/** The form of a new opening. */
export function newOpeningHref(base: string, code: string): string {
  return `${openingsHref(base, code)}/nouvelle`;
}

/** The form of an opening that is there. */
export function openingHref(base: string, code: string, id: string): string {
  return `${openingsHref(base, code)}/${id}`;
}

/** The question before it goes; `moved`: another agent changed something since it was asked. */
export function removeOpeningHref(base: string, code: string, id: string, moved = false): string {
  return `${openingHref(base, code, id)}/retirer${moved ? "?suite=relire" : ""}`;
}

function inQuery({ openingId, ...wish }: AskedOpening): URLSearchParams {
  const given = {
    ouverture: openingId,
    quoi: wish.kind,
    ouvre: wish.opens,
    ferme: wish.closes,
    du: wish.first,
    au: wish.last,
    habitants: wish.residences.join(","),
    ecoles: wish.schoolIds.join(","),
    niveaux: wish.levels.join(","),
  };
  return new URLSearchParams(Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** What saving would do. `then`: it moved before it was confirmed. */
export function openingRecapHref(base: string, asked: AskedOpening, then?: "relire"): string {
  const query = inQuery(asked);
  if (then) query.set("suite", then);
  return `${openingsHref(base, asked.code)}/recapitulatif?${query}`;
}

/** The form with what its recap said, to write something else. */
export function againOpeningHref(base: string, asked: AskedOpening): string {
  const { code, openingId } = asked;
  return `${openingId ? openingHref(base, code, openingId) : newOpeningHref(base, code)}?${inQuery(asked)}`;
}

/** Where one goes after "Enregistrer": to the list, or back to a recap that has changed meanwhile. */
export function afterOpening(base: string, asked: AskedOpening & { readonly outcome: "saved" | "moved" }): string {
  return asked.outcome === "saved"
    ? openingsHref(base, asked.code, "enregistree")
    : openingRecapHref(base, asked, "relire");
}

/** Where one goes after "Retirer". */
export function afterRemoval(
  base: string,
  done: { readonly code: string; readonly openingId: string; readonly outcome: "removed" | "moved" },
): string {
  const { code, openingId, outcome } = done;
  return outcome === "removed" ? openingsHref(base, code, "retiree") : removeOpeningHref(base, code, openingId, true);
}
