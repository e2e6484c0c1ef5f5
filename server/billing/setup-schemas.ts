import * as z from "zod";
import { eurosField, freeTextField, textField, wholeNumberField } from "@/server/platform/form-fields";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const id = z.uuid(stale);

/** A text that may be left empty, of a form when it is not. */
function freeTextLike(max: number, like: z.ZodType<string>, wrong: string) {
  return freeTextField(max).refine((text) => text === "" || like.safeParse(text).success, { error: wrong });
}

export const regieSettingSchema = z.strictObject({ regieId: id });

/** `code` is not sent once it is fixed. */
export const changeRegieSchema = z.strictObject({
  regieId: id,
  code: textField("Écrivez le code de la régie.", 6)
    .transform((code) => code.toUpperCase())
    .pipe(z.string().regex(/^[A-Z]{2,6}$/, "Un code a de deux à six lettres, sans accent. Exemple\u00a0: CANT."))
    .optional(),
  name: textField("Écrivez le nom de la régie.", 200),
  regisseur: freeTextField(200),
  dueDays: wholeNumberField("Écrivez le nombre de jours pour payer.", { min: 1, max: 90 }),
  unusual: eurosField("Écrivez le montant à partir duquel une facture est à vérifier.").refine((amount) => amount > 0, {
    error: "Écrivez un montant de plus de 0\u00a0€.",
  }),
});

const address = {
  name: textField("Écrivez le nom de ce tiers.", 200),
  addressLine: freeTextField(200),
  postcode: freeTextLike(10, z.string().regex(/^\d{5}$/), "Un code postal a cinq chiffres. Exemple\u00a0: 69960."),
  town: freeTextField(100),
  email: freeTextLike(
    254,
    z.email(),
    "Cette adresse e-mail n’est pas complète. Écrivez-la comme ceci\u00a0: nom@exemple.fr.",
  ),
};

export const thirdPartySchema = z.strictObject({ thirdPartyId: id });

export const addThirdPartySchema = z.strictObject({
  code: textField("Écrivez le code de ce tiers, comme dans la grille tarifaire.", 50).pipe(
    z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9_-]*$/,
        "Un code a des lettres minuscules sans accent, des chiffres et des tirets. Exemple\u00a0: ccas.",
      ),
  ),
  ...address,
});

export const changeThirdPartySchema = z.strictObject({ thirdPartyId: id, ...address });
