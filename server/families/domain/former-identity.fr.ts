import { formatDayWithYear } from "@/server/platform/dates";
import { isExistingDay } from "@/server/platform/local-date";
import type { FormerIdentity } from "./former-identity";

/** One thing that an adult was said to be before FranceConnect certified them, and is said to be now. */
export interface FormerLine {
  readonly label: string;
  readonly before: string;
  readonly now: string;
}

const day = (written: string) => (isExistingDay(written) ? formatDayWithYear(written) : written);
const GENDERS = { female: "féminin", male: "masculin", unspecified: "" };

/** What of an identity is shown, in this order; the key by which persons are compared is not. */
const FIELDS: readonly (readonly [string, (row: FormerIdentity) => string | undefined])[] = [
  ["Nom de naissance", (row) => row.birth_name],
  ["Nom d’usage", (row) => row.usage_name],
  ["Prénoms", (row) => row.first_names?.join(", ")],
  ["Sexe", (row) => row.gender && GENDERS[row.gender]],
  ["Date de naissance", (row) => row.birthdate && day(row.birthdate)],
  ["Commune de naissance (code Insee)", (row) => row.birthplace],
  ["Pays de naissance (code Insee)", (row) => row.birthcountry],
];

/** What would come back with the former values, in words; empty texts stand for what was not known. */
export function formerLines(former: FormerIdentity, current: FormerIdentity): FormerLine[] {
  return FIELDS.flatMap(([label, of]) => {
    const [before, now = ""] = [of(former), of(current)];
    return before === undefined || before === now ? [] : [{ label, before, now }];
  });
}
