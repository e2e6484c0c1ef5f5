"use client";

import { browserApi } from "@/server/api/client";
import { askAddressChangeSchema } from "@/server/families/schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterChange } from "./after-change";

/** The household's address (D13). */
export function AddressForm(props: { action: FormAction; initial: FormState; base: string }) {
  const form = useFormKit({
    schema: askAddressChangeSchema,
    action: props.action,
    initial: props.initial,
    submit: (values) => browserApi(props.base).families.changes.askAddress.mutate(values),
    next: (outcome) => afterChange(props.base, outcome),
  });
  return (
    <Form form={form}>
      {(["shownLine", "shownExtra", "shownPostcode", "shownTown"] as const).map((name) => (
        <HiddenField key={name} name={name} value={form.field(name).submitted[0] ?? ""} />
      ))}
      <TextField
        {...form.field("line")}
        autoComplete="address-line1"
        hint="Exemple&nbsp;: 12 rue des Écoles"
        label="Numéro et rue"
        required
      />
      <TextField
        {...form.field("extra")}
        autoComplete="address-line2"
        hint="Bâtiment, étage, appartement…"
        label="Complément d’adresse"
      />
      <TextField
        {...form.field("postcode")}
        autoComplete="postal-code"
        hint="Cinq chiffres. Exemple&nbsp;: 69960"
        inputMode="numeric"
        label="Code postal"
        required
      />
      <TextField {...form.field("town")} autoComplete="address-level2" label="Commune" required />
      <DateField
        {...form.field("movedOn")}
        hint="Si vous déménagez&nbsp;: le premier jour à la nouvelle adresse, passé ou à venir. Exemple&nbsp;: 25/03/2027."
        label="Date du déménagement (facultatif)"
      />
      <SubmitButton form={form}>Envoyer la nouvelle adresse</SubmitButton>
    </Form>
  );
}
