import { UNREACHED, type Unreached } from "@/server/families/domain/unreached";

const TOLD = "La famille est prévenue par e-mail.";

const WORDS: Readonly<Record<Unreached, string>> = {
  own: "Aucun e-mail n’est parti, faute d’adresse connue\u00a0: prévenez la famille autrement.",
  elsewhere:
    "Ce foyer est prévenu par e-mail. Aucune adresse e-mail n’est connue pour l’autre foyer de l’enfant\u00a0: prévenez-le autrement.",
  both: "Aucun e-mail n’est parti\u00a0: aucune adresse n’est connue pour les foyers de l’enfant, prévenez-les autrement.",
};

const SUFFIXES: Readonly<Record<Unreached, string>> = {
  own: "-sans-adresse",
  elsewhere: "-autre-sans-adresse",
  both: "-sans-aucune-adresse",
};

/** An act of staff as `?fait=` names it, with whom it could not be told to. */
export function toldAs(act: string, unreached: Unreached | null): string {
  return unreached ? act + SUFFIXES[unreached] : act;
}

/** What a page says of whom nobody could write to, as its address names them. */
export function unreachedText(who: string | undefined): string | undefined {
  const unreached = UNREACHED.find((known) => known === who);
  return unreached && WORDS[unreached];
}

/** What a page says of an act, whoever could not be told; `told`: where everybody was. */
export function toldTexts(act: string, done: string, told = TOLD): [as: string, said: string][] {
  const unreached = UNREACHED.map((who): [string, string] => [toldAs(act, who), `${done} ${WORDS[who]}`]);
  return [[act, `${done} ${told}`], ...unreached];
}
