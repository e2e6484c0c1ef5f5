import type { FieldBinding } from "@/components/forms/field-binding";
import { TextArea } from "@/components/forms/TextArea";
import { TextField } from "@/components/forms/TextField";

type ContactField = "email" | "phone" | "addressLine" | "postcode" | "town" | "children" | "message";

/** What both requests for an account ask: how to reach the person, where they live, their children. */
export function AccountContactFields({ field }: { field: (name: ContactField) => FieldBinding }) {
  return (
    <>
      <h2>Comment vous joindre</h2>
      <TextField
        {...field("email")}
        autoComplete="email"
        hint="Nous y enverrons la réponse. Exemple&nbsp;: nom@exemple.fr."
        label="Adresse e-mail"
        required
        type="email"
      />
      <TextField
        {...field("phone")}
        autoComplete="tel"
        hint="Exemple&nbsp;: 06 12 34 56 78."
        label="Téléphone"
        required
        type="tel"
      />
      <TextField {...field("addressLine")} autoComplete="street-address" label="Adresse (numéro et rue)" required />
      <TextField
        {...field("postcode")}
        autoComplete="postal-code"
        hint="Cinq chiffres."
        inputMode="numeric"
        label="Code postal"
        required
      />
      <TextField {...field("town")} autoComplete="address-level2" label="Commune" required />
      <h2>Vos enfants</h2>
      <TextArea
        {...field("children")}
        hint="Un enfant par ligne&nbsp;: prénom, nom, date de naissance, et son école si vous la connaissez."
        label="Enfants"
        required
      />
      <TextArea {...field("message")} label="Message pour la mairie (facultatif)" rows={3} />
    </>
  );
}
