import * as z from "zod";
import { textField } from "@/server/platform/form-fields";
import { LONGEST_RETURN_PATH } from "./domain/return-path";

/** Passwords are never trimmed: a space is a character like another. */
function passwordField(missing: string) {
  return z
    .string({ error: missing })
    .min(1, missing)
    .max(1000, "Ce mot de passe est trop long. Écrivez au plus 200 caractères.");
}

const newPasswordFields = {
  newPassword: passwordField("Écrivez votre nouveau mot de passe."),
  repeatedPassword: passwordField("Écrivez votre nouveau mot de passe une deuxième fois."),
};

interface Repeated {
  readonly newPassword: string;
  readonly repeatedPassword: string;
}

const isRepeated = (form: Repeated) => form.newPassword === form.repeatedPassword;
const notRepeated = {
  path: ["repeatedPassword"],
  error: "Les deux mots de passe sont différents. Écrivez deux fois le même.",
};

/** `suite` is the page to go to afterwards; it is checked where it is used, never trusted. */
export const logInSchema = z.strictObject({
  login: textField("Écrivez votre identifiant.", 254),
  password: passwordField("Écrivez votre mot de passe."),
  suite: z.string().max(LONGEST_RETURN_PATH).optional(),
});

export const secondFactorSchema = z.strictObject({
  code: textField("Écrivez le code à six chiffres que montre l’application.", 20)
    .transform((code) => code.replace(/\s/g, ""))
    .pipe(z.string().regex(/^\d{6}$/, "Le code a six chiffres. Écrivez celui que montre l’application.")),
  suite: z.string().max(LONGEST_RETURN_PATH).optional(),
});

export const changePasswordSchema = z
  .strictObject({ currentPassword: passwordField("Écrivez votre mot de passe actuel."), ...newPasswordFields })
  .refine(isRepeated, notRepeated);

export const askRecoverySchema = z.strictObject({
  login: textField("Écrivez votre identifiant ou votre adresse e-mail.", 254),
});

export const recoverPasswordSchema = z
  .strictObject({ secretToken: z.string().min(1).max(100), ...newPasswordFields })
  .refine(isRepeated, notRepeated);

export const closeSessionSchema = z.strictObject({ sessionId: z.uuid() });
export const closeOtherSessionsSchema = z.strictObject({});
export const unlinkLoginSchema = z.strictObject({ identityId: z.uuid() });
export const resetSecondFactorSchema = z.strictObject({ accountId: z.uuid() });
