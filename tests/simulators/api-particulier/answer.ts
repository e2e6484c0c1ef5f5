import type { Temporal } from "temporal-polyfill";
import { type FundPerson, type Household, households, type TownChild } from "./households";

/** Whom an access token stands for, as FranceConnect's simulator says it. */
export interface CertifiedIdentity {
  readonly family_name: string;
  readonly given_name_array: readonly string[];
  readonly birthdate: string;
}

function plain(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toUpperCase()
    .replace(/[^A-Z]+/g, " ")
    .trim();
}

/** By birth name, first of the first names and date of birth: the fund knows adults only, never a child. */
export function householdOf(identity: CertifiedIdentity): Household | undefined {
  const [first = ""] = identity.given_name_array;
  const is = (birthName: string, firstNames: string, birthdate: string) =>
    plain(birthName) === plain(identity.family_name) &&
    ` ${plain(firstNames)} `.startsWith(` ${plain(first)} `) &&
    birthdate === identity.birthdate;
  return households.find(
    ({ adults, alsoAnsweredTo: other }) =>
      adults.some(({ birthName, firstNames, birthdate }) => is(birthName, firstNames, birthdate)) ||
      (other && is(other.birthName, other.firstName, other.birthdate)),
  );
}

const asPerson = ({ birthName, usageName, firstNames, birthdate, sex }: FundPerson) => ({
  nom_naissance: birthName,
  nom_usage: usageName ?? null,
  prenoms: firstNames,
  date_naissance: birthdate,
  sexe: sex,
});

/** Of a town's child, only the year of birth is known: the demonstration draws the day when it is loaded. */
function asChild({ birthName, firstNames, sex, age }: TownChild, today: Temporal.PlainDate): FundPerson {
  const rentree = today.month >= 9 ? today.year : today.year - 1;
  return { birthName, firstNames, sex, birthdate: `${rentree - age}-00-00` };
}

export interface AnswerOptions {
  /** Adds the children that the demonstration's towns know. */
  readonly withTownChildren: boolean;
  readonly today: Temporal.PlainDate;
  readonly month: Temporal.PlainYearMonth;
  /** Euros more: the fund has worked the same month out again. */
  readonly more: number;
}

/** The `data` of an answer, whole. */
export function answerData(household: Household, { withTownChildren, today, month, more }: AnswerOptions) {
  const { fund, quotient, adults, children, townChildren = [], address } = household;
  const known = withTownChildren ? townChildren.map((child) => asChild(child, today)) : [];
  const [destinataire, extra, extraPlace, street, place, town, pays] = address;
  // The MSA works each one out when it is asked; the CAF once, until something changes.
  const calculated = fund === "MSA" || more > 0 ? today : month;
  return {
    quotient_familial: {
      fournisseur: fund,
      valeur: quotient + more,
      annee: month.year,
      mois: month.month,
      annee_calcul: calculated.year,
      mois_calcul: calculated.month,
    },
    allocataires: adults.map(asPerson),
    enfants: [...children, ...known].map(asPerson),
    adresse: {
      destinataire,
      complement_information: extra,
      complement_information_geographique: extraPlace,
      numero_libelle_voie: street,
      lieu_dit: place,
      code_postal_ville: town,
      pays,
    },
  };
}

/** The keys that each scope opens. Without it, the key is not in the answer. */
const keyByScope = {
  cnaf_quotient_familial: "quotient_familial",
  cnaf_allocataires: "allocataires",
  cnaf_enfants: "enfants",
  cnaf_adresse: "adresse",
} as const;

/** Scopes that name the six fields of the pivot one by one, or whole. */
const pivotFields = ["given_name", "family_name", "birthdate", "gender", "birthplace", "birthcountry"];

/** Whether a token may ask at all: the whole pivot, and a part of the household. */
export function mayAsk(scopes: readonly string[]): boolean {
  const wholePivot =
    scopes.includes("identite_pivot") ||
    (scopes.includes("profile") && scopes.includes("birth")) ||
    pivotFields.every((field) => scopes.includes(field));
  return wholePivot && Object.keys(keyByScope).some((scope) => scopes.includes(scope));
}

/** What the token's scopes leave of an answer. */
export function filterByScopes(data: Readonly<Record<string, unknown>>, scopes: readonly string[]) {
  const open = Object.entries(keyByScope).flatMap(([scope, key]) => (scopes.includes(scope) ? [key] : []));
  return Object.fromEntries(Object.entries(data).filter(([key]) => open.some((name) => name === key)));
}
