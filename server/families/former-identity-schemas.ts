import * as z from "zod";
import { choiceField, textField } from "@/server/platform/form-fields";
import { IDENTITY_CHOICES } from "./domain/former-identity";

const id = () => z.uuid();

export const adultIdentitySchema = z.strictObject({ familyId: id(), personId: id() });

/** What becomes of a civil status that no login vouches for any more. `version`: what the form showed. */
export const decideIdentitySchema = adultIdentitySchema.extend({
  version: z.string().max(40),
  choice: choiceField(IDENTITY_CHOICES, "Choisissez ce que le dossier dira de cette personne."),
  reason: textField("Écrivez la raison\u00a0: elle reste dans l’historique du dossier.", 500),
});
