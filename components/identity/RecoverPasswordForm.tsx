"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { PasswordField } from "@/components/forms/PasswordField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { recoverPasswordSchema } from "@/server/identity/schemas";
import { PasswordAdvice } from "./PasswordAdvice";

export function RecoverPasswordForm({ base, action, token }: { base: string; action: FormAction; token: string }) {
  const form = useFormKit({
    schema: recoverPasswordSchema,
    action,
    submit: (values) => browserApi(base).identity.recoverPassword.mutate(values),
    next: ({ goTo }) => goTo,
  });
  return (
    <Form form={form} notDone="Le changement de mot de passe n’a pas abouti">
      <HiddenField name="secretToken" value={token} />
      <PasswordAdvice />
      <PasswordField {...form.field("newPassword")} autoComplete="new-password" label="Nouveau mot de passe" required />
      <PasswordField
        {...form.field("repeatedPassword")}
        autoComplete="new-password"
        label="Le nouveau mot de passe, une deuxième fois"
        required
      />
      <SubmitButton form={form}>Enregistrer mon mot de passe</SubmitButton>
    </Form>
  );
}
