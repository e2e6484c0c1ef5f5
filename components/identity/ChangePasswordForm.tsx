"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { PasswordField } from "@/components/forms/PasswordField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { changePasswordSchema } from "@/server/identity/schemas";
import { LoginForManagers } from "./LoginForManagers";
import { PasswordAdvice } from "./PasswordAdvice";

interface ChangePasswordFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly login: string;
  /** The present one came by mail and must be replaced (A3). */
  readonly provisional: boolean;
}

export function ChangePasswordForm({ base, action, login, provisional }: ChangePasswordFormProps) {
  const form = useFormKit({
    schema: changePasswordSchema,
    action,
    submit: (values) => browserApi(base).identity.changePassword.mutate(values),
    next: ({ goTo }) => goTo,
  });
  return (
    <Form form={form} notDone="Le changement de mot de passe n’a pas abouti">
      <LoginForManagers login={login} />
      <PasswordField
        {...form.field("currentPassword")}
        autoComplete="current-password"
        hint={provisional ? "Celui que vous avez reçu par e-mail." : undefined}
        label="Mot de passe actuel"
        required
      />
      <PasswordAdvice />
      <PasswordField {...form.field("newPassword")} autoComplete="new-password" label="Nouveau mot de passe" required />
      <PasswordField
        {...form.field("repeatedPassword")}
        autoComplete="new-password"
        label="Le nouveau mot de passe, une deuxième fois"
        required
      />
      <SubmitButton form={form}>Changer mon mot de passe</SubmitButton>
    </Form>
  );
}
