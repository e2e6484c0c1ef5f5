import * as z from "zod";
import {
  choiceField,
  freeTextField,
  optionalIdField,
  optionalPhoneField,
  phoneField,
  textField,
  wholeNumberField,
} from "@/server/platform/form-fields";
import { ASKED_CONTACT_KINDS, CONTACT_KINDS, MOST_CONTACTS } from "./domain/contact";

const id = () => z.uuid();

/** What the form was made from: contacts that somebody else changed meanwhile are never overwritten. */
const version = () => z.string().max(40);

const whoFields = {
  name: textField("Écrivez le prénom et le nom de cette personne.", 120),
  relation: textField("Écrivez ce que cette personne est pour l’enfant. Exemple\u00a0: grand-mère.", 60),
  otherPhone: optionalPhoneField(),
  note: freeTextField(300),
  rank: wholeNumberField("Choisissez l’ordre d’appel.", { min: 1, max: MOST_CONTACTS }),
};

const KIND_MISSING = "Dites ce que cette personne peut faire.";

/** `contactId` is "" for somebody new. */
export const saveContactSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  contactId: optionalIdField(),
  version: version(),
  ...whoFields,
  phone: optionalPhoneField(),
  kind: choiceField(CONTACT_KINDS, KIND_MISSING),
});

export const removeContactSchema = z.strictObject({
  familyId: id(),
  childId: id(),
  contactId: id(),
  version: version(),
});

export const askContactSchema = z.strictObject({
  childId: id(),
  contactId: optionalIdField(),
  version: version(),
  ...whoFields,
  phone: phoneField("Écrivez le téléphone de cette personne."),
  kind: choiceField(ASKED_CONTACT_KINDS, KIND_MISSING),
});

export const askContactRemovalSchema = z.strictObject({ childId: id(), contactId: id(), version: version() });
