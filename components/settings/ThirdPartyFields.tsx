import { TextField } from "../forms/TextField";
import type { FormKit } from "../forms/useFormKit";

type AddressName = "name" | "addressLine" | "postcode" | "town" | "email";

/** Who a third party is, and where its invoices go. */
export function ThirdPartyFields({ form }: { form: Pick<FormKit<AddressName>, "field"> }) {
  return (
    <>
      <TextField {...form.field("name")} label="Nom" maxLength={200} required />
      <TextField {...form.field("addressLine")} hint="Facultatif" label="Numéro et rue" maxLength={200} />
      <TextField
        {...form.field("postcode")}
        hint="Facultatif. Cinq chiffres"
        inputMode="numeric"
        label="Code postal"
        maxLength={10}
      />
      <TextField {...form.field("town")} hint="Facultatif" label="Commune" maxLength={100} />
      <TextField
        {...form.field("email")}
        hint="Facultatif. Ses factures y sont envoyées. Sans adresse, vous les imprimez."
        label="Adresse e-mail"
        maxLength={254}
        type="email"
      />
    </>
  );
}
