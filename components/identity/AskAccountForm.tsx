"use client";

import { DateField } from "@/components/forms/DateField";
import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { TextField } from "@/components/forms/TextField";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { askAccountSchema } from "@/server/families/account-request-schemas";
import { AccountContactFields } from "./AccountContactFields";

/** A request for a local account (A3): an agent checks it and answers by mail. */
export function AskAccountForm({ base, action }: { base: string; action: FormAction }) {
  const form = useFormKit({
    schema: askAccountSchema,
    action,
    submit: (values) => browserApi(base).accountRequests.ask.mutate(values),
    next: () => `${base}/connexion/demande/envoyee`,
  });
  return (
    <Form form={form}>
      <h2>Qui êtes-vous</h2>
      <TextField {...form.field("birthName")} autoComplete="family-name" label="Nom de naissance" required />
      <TextField {...form.field("usageName")} label="Nom d’usage (facultatif)" />
      <TextField
        {...form.field("firstNames")}
        autoComplete="given-name"
        hint="Tous vos prénoms, dans l’ordre de l’état civil."
        label="Prénoms"
        required
      />
      <DateField {...form.field("birthdate")} autoComplete="bday" label="Date de naissance" ofBirth="adult" required />
      <TextField
        {...form.field("birthplaceName")}
        hint="Avec le pays, si c’est à l’étranger."
        label="Commune de naissance"
        required
      />
      <AccountContactFields field={form.field} />
      <SubmitButton form={form}>Envoyer ma demande</SubmitButton>
    </Form>
  );
}
