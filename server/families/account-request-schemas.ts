import * as z from "zod";
import {
  choiceField,
  dayField,
  emailField,
  optionalTextField,
  phoneField,
  postcodeField,
  textField,
} from "@/server/platform/form-fields";
import { ADULT_BIRTHDAY_EXAMPLE } from "@/server/platform/local-date";

const contactFields = {
  email: emailField(),
  phone: phoneField(),
  addressLine: textField("Écrivez votre adresse\u00a0: le numéro et la rue.", 200),
  postcode: postcodeField(),
  town: textField("Écrivez le nom de votre commune.", 100),
  children: textField("Écrivez le prénom, le nom et la date de naissance de chaque enfant.", 1000),
  message: optionalTextField(1000),
};

/** A request without FranceConnect: the person says who they are, an agent checks it (A3). */
export const askAccountSchema = z.strictObject({
  birthName: textField("Écrivez votre nom de naissance.", 100),
  usageName: optionalTextField(100),
  firstNames: textField("Écrivez vos prénoms.", 200),
  birthdate: dayField("Écrivez votre date de naissance.", ADULT_BIRTHDAY_EXAMPLE),
  birthplaceName: textField("Écrivez votre commune de naissance, avec le pays si c’est à l’étranger.", 150),
  ...contactFields,
});

/** The same after FranceConnect: who the person is comes from there and is not asked. */
export const completeAccountRequestSchema = z.strictObject(contactFields);

export const accountRequestIdSchema = z.strictObject({ requestId: z.uuid() });

/**
 * `into` is the place found for the person: "person:<id>" of the dossiers, "family:<id>" for one more adult in a
 * dossier, or "new" for a new dossier, whose `residence` must then be told.
 */
export const approveAccountRequestSchema = z
  .strictObject({
    requestId: z.uuid(),
    into: z
      .string({ error: "Choisissez une personne, un dossier, ou un nouveau dossier." })
      .regex(/^(new|(person|family):[0-9a-f-]{36})$/, "Choisissez une personne, un dossier, ou un nouveau dossier."),
    residence: choiceField(["commune", "interco", "outside"], "Choisissez où habite la famille.").optional(),
  })
  .refine(({ into, residence }) => into !== "new" || residence !== undefined, {
    path: ["residence"],
    error: "Choisissez où habite la famille.",
  });

export const refuseAccountRequestSchema = z.strictObject({
  requestId: z.uuid(),
  reason: textField("Écrivez la raison du refus. La personne la recevra par e-mail.", 1000),
});

export type AskAccount = z.output<typeof askAccountSchema>;
export type CompleteAccountRequest = z.output<typeof completeAccountRequestSchema>;

/** A code that the town printed. Named so that it never travels back to the page. */
export const activateSchema = z.strictObject({
  secretCode: textField("Écrivez le code de la mairie.", 80),
});
