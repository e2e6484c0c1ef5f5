import { elide } from "@/server/platform/elision";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";
import { type ContactChange, type ContactKind, type ContactValues, contactDifferences } from "./contact";
import { phoneText } from "./phone.fr";

export const CONTACT_KIND_NAMES: Readonly<Record<ContactKind, string>> = {
  urgence: "à appeler en cas d’urgence",
  autorise: "peut venir chercher l’enfant",
  urgence_et_autorise: "à appeler en cas d’urgence, peut venir chercher l’enfant",
  interdit: "n’a pas le droit de venir chercher l’enfant",
};

/** "en premier", "en 2e"; "" for somebody who is not called. */
export function rankText(rank: number): string {
  if (rank === 0) return "";
  return rank === 1 ? "en premier" : `en ${rank}e`;
}

const REMOVED = "retiré du dossier";

type Fact = readonly [label: string, of: (values: ContactValues) => string, field: keyof ContactValues];

const FACTS: readonly Fact[] = [
  ["Lien avec l’enfant", ({ relation }) => relation, "relation"],
  ["Téléphone", ({ phone }) => phoneText(phone), "phone"],
  ["Autre téléphone", ({ otherPhone }) => phoneText(otherPhone), "otherPhone"],
  ["Rôle", ({ kind }) => CONTACT_KIND_NAMES[kind], "kind"],
  ["Ordre d’appel", ({ rank }) => rankText(rank), "rank"],
  ["Remarque", ({ note }) => note, "note"],
];

export interface ContactLine {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** What the dossier has now. */
  readonly current: string;
  /** It is no longer what it was when the change was asked. */
  readonly moved: boolean;
}

/**
 * A change of a contact, line by line: who it is, then what differs; of a removal, all that was known and all that is,
 * since all of it goes. `current` is null when nobody is there now.
 */
export function contactLines(change: ContactChange, current: ContactValues | null): ContactLine[] {
  const { before, after } = change;
  const moved = movedSince(before, current);
  const line = ([label, of, field]: Fact): ContactLine => {
    const say = (values: ContactValues | null) => (values && of(values)) || NOT_GIVEN;
    return {
      label,
      before: say(before),
      after: after ? say(after) : REMOVED,
      current: say(current),
      moved: moved.includes(field),
    };
  };
  const shown = FACTS.filter(([, of, field]) => {
    if (before && after) return contactDifferences(before, after).includes(field);
    if (after) return of(after) !== "";
    return moved.includes(field) || [before, current].some((values) => values !== null && of(values) !== "");
  });
  const who: Fact = [`Contact ${elide("de", change.child)}`, ({ name }) => name, "name"];
  return [line(who), ...shown.map(line)];
}

/** The fields that are no longer as they were; of somebody who is gone, the name, which is always shown. */
function movedSince(before: ContactValues | null, current: ContactValues | null): ReadonlyArray<keyof ContactValues> {
  if (!before) return [];
  return current ? contactDifferences(before, current) : ["name"];
}
