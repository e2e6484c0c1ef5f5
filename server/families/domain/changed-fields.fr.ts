import type { LocalDate } from "@/server/platform/dates";
import type { Diet } from "./diet";
import type { CustodyChoice } from "./household-custody";

/** A child as an agent may change it. */
export interface EditableChild {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthdate: LocalDate;
  readonly gender: "female" | "male" | "unspecified";
  readonly schoolId: string | null;
  readonly classId: string | null;
  readonly level: string;
  readonly diet: Diet;
  readonly custody: CustodyChoice;
}

/** As a mail says what changed, without the values. */
export const CHILD_FIELD_NAMES: Readonly<Record<keyof EditableChild, string>> = {
  firstName: "prénom",
  lastName: "nom",
  birthdate: "date de naissance",
  gender: "sexe",
  schoolId: "école",
  classId: "classe",
  level: "niveau",
  diet: "repas",
  custody: "semaines de garde",
};

/** A household as an agent may change it; where it lives for the fees has dates (`Homes`). */
export interface EditableHousehold {
  readonly name: string;
  readonly line: string;
  readonly extra: string;
  readonly postcode: string;
  readonly town: string;
  readonly allocataireNumber: string | null;
}

const ADDRESS = "adresse";

export const HOUSEHOLD_FIELD_NAMES: Readonly<Record<keyof EditableHousehold | "residence", string>> = {
  name: "nom du dossier",
  line: ADDRESS,
  extra: ADDRESS,
  postcode: ADDRESS,
  town: ADDRESS,
  residence: "lieu de résidence",
  allocataireNumber: "numéro d’allocataire",
};
