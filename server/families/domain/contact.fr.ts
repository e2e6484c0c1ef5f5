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

const NOTHING = "non renseigné";

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
}

/** A change of a contact, line by line: who it is, then what differs. `current` is null when nobody is there now. */
export function contactLines(change: ContactChange, current: ContactValues | null): ContactLine[] {
  const { before, after } = change;
  const say = (values: ContactValues | null, of: Fact[1]) => (values && of(values)) || NOTHING;
  const who: ContactLine = {
    label: `Contact de ${change.child}`,
    before: before?.name ?? NOTHING,
    after: after?.name ?? "retiré du dossier",
    current: current?.name ?? NOTHING,
  };
  const shown = FACTS.filter(([, of, field]) => {
    if (before && after) return contactDifferences(before, after).includes(field);
    return after !== null && of(after) !== "";
  });
  return [
    who,
    ...shown.map(([label, of]) => ({
      label,
      before: say(before, of),
      after: say(after, of),
      current: say(current, of),
    })),
  ];
}
