"use client";

import { browserApi } from "@/server/api/client";
import { activateSchema } from "@/server/families/account-request-schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";

/** The code that the town printed: seven groups of four letters and figures. */
export function ActivateForm({ base, action }: { base: string; action: FormAction }) {
  const form = useFormKit({
    schema: activateSchema,
    action,
    submit: (values) => browserApi(base).accountRequests.activate.mutate(values),
    next: () => `${base}/famille`,
    id: "code",
  });
  return (
    <Form form={form} notDone="Le code n’a rien ouvert">
      <TextField
        {...form.field("secretCode")}
        autoComplete="one-time-code"
        hint="Sept groupes de quatre lettres ou chiffres. Les tirets, les espaces et les majuscules ne comptent pas."
        label="Code de la mairie"
        maxLength={80}
        required
        spellCheck={false}
      />
      <SubmitButton form={form}>Accéder au dossier</SubmitButton>
    </Form>
  );
}
