"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { TextField } from "@/components/forms/TextField";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { askRecoverySchema } from "@/server/identity/schemas";

export function AskRecoveryForm({ base, action }: { base: string; action: FormAction }) {
  const form = useFormKit({
    schema: askRecoverySchema,
    action,
    submit: (values) => browserApi(base).identity.askRecovery.mutate(values),
    next: () => `${base}/connexion/mot-de-passe-oublie?fait=envoye`,
  });
  return (
    <Form form={form} notDone="Votre demande n’a pas abouti">
      <TextField
        {...form.field("login")}
        autoComplete="username"
        label="Identifiant ou adresse e-mail"
        required
        spellCheck={false}
      />
      <SubmitButton form={form}>Recevoir un lien par e-mail</SubmitButton>
    </Form>
  );
}
