import * as z from "zod";
import { HOME_PLACES, SCHOOL_LEVELS } from "@/server/catalogue/domain/choices";
import {
  choiceField,
  dayField,
  emailField,
  listField,
  optionalDayField,
  optionalEmailField,
  optionalIdField,
  optionalPhoneField,
  optionalTextField,
  postcodeField,
  textField,
  ticked,
} from "@/server/platform/form-fields";
import { ADULT_BIRTHDAY_EXAMPLE, BIRTHDAY_EXAMPLE } from "@/server/platform/local-date";
import { DIETS } from "./domain/diet";
import { CUSTODY_CHOICES } from "./domain/household-custody";
import { ADULT_ROLES, AUTHORITIES, FAMILY_RIGHTS } from "./domain/membership";
import { ACCESS_STATES } from "./domain/online-access";

const id = () => z.uuid();

/** What the form was made from: values that somebody else changed meanwhile are never overwritten. */
const version = () => z.string().max(40);

/** Who a namesake is: somebody else, or the one of this id. `seen`: the ids that were offered, joined by a space. */
const twinFields = {
  twin: z.union([z.uuid(), z.literal("none")]).optional(),
  seen: z
    .string()
    .max(20_000)
    .optional()
    .transform((ids) => (ids ?? "").split(" ").filter((part) => part !== "")),
};

export const GENDERS = ["female", "male", "unspecified"] as const;

const identityFields = {
  firstName: textField("Écrivez le prénom de l’enfant.", 80),
  lastName: textField("Écrivez le nom de famille de l’enfant.", 80),
  birthdate: dayField("Écrivez la date de naissance de l’enfant.", BIRTHDAY_EXAMPLE),
  gender: choiceField(GENDERS, "Choisissez une réponse."),
};

const custody = () => choiceField(CUSTODY_CHOICES, "Choisissez où vit l’enfant.");
const level = (words: string) => choiceField(["", ...SCHOOL_LEVELS], words);

export const addChildSchema = z.strictObject({
  familyId: id(),
  ...identityFields,
  schoolId: optionalIdField(),
  /** "" for the level of the child's age. */
  level: level("Choisissez un niveau."),
  diet: choiceField(DIETS, "Choisissez un repas."),
  custody: custody(),
  ...twinFields,
});

export const editChildSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  version: version(),
  ...identityFields,
  classId: optionalIdField(),
  level: level("Choisissez un niveau."),
  diet: choiceField(DIETS, "Choisissez un repas."),
  custody: custody(),
});

const roleFields = {
  role: choiceField(ADULT_ROLES, "Choisissez ce que cette personne est pour le dossier."),
  authority: choiceField(AUTHORITIES, "Choisissez une réponse."),
  rights: listField(FAMILY_RIGHTS.length).pipe(z.array(z.enum(FAMILY_RIGHTS))),
};

export const addAdultSchema = z.strictObject({
  familyId: id(),
  birthName: textField("Écrivez le nom de naissance.", 100),
  usageName: optionalTextField(100),
  firstNames: textField("Écrivez le prénom, ou tous les prénoms.", 200),
  birthdate: optionalDayField(ADULT_BIRTHDAY_EXAMPLE),
  email: optionalEmailField(),
  phone: optionalPhoneField(),
  ...roleFields,
  ...twinFields,
});

export const ADULT_STATES = ["stays", "left"] as const;

export const editAdultSchema = z.strictObject({
  familyId: id(),
  personId: id(),
  version: version(),
  ...roleFields,
  state: choiceField(ADULT_STATES, "Dites si cette personne reste dans le dossier."),
});

export const openAccountSchema = z.strictObject({ familyId: id(), personId: id(), email: emailField() });

export const prepareCodeSchema = z.strictObject({ familyId: id(), personId: id(), send: ticked() });

const reason = () => textField("Écrivez la raison\u00a0: la personne la reçoit par e-mail.", 500);

/** `login`: "local", or the id of a FranceConnect identity. `restore`: what it replaced of the civil status comes back. */
export const removeLoginSchema = z.strictObject({
  familyId: id(),
  personId: id(),
  login: z.union([z.literal("local"), z.uuid()]),
  restore: ticked(),
  reason: reason(),
});

export const decideAccessSchema = z.strictObject({
  familyId: id(),
  personId: id(),
  state: z.enum(ACCESS_STATES),
  reason: reason(),
});

export const editHouseholdSchema = z.strictObject({
  familyId: id(),
  version: version(),
  name: textField("Écrivez le nom du dossier.", 100),
  line: textField("Écrivez le numéro et la rue.", 120),
  extra: optionalTextField(120),
  postcode: postcodeField(),
  town: textField("Écrivez la commune.", 80),
  residence: choiceField(HOME_PLACES, "Choisissez où habite la famille."),
  /** From when it lives there, where that is another place; today where nobody says. */
  from: optionalDayField(),
  allocataireNumber: optionalTextField(20),
});

export const deskFamilySchema = z.strictObject({ familyId: id() });
export const deskChildSchema = z.strictObject({ familyId: id(), childId: id() });
export const deskAdultSchema = z.strictObject({ familyId: id(), personId: id() });
