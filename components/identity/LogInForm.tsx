"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { PasswordField } from "@/components/forms/PasswordField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { TextField } from "@/components/forms/TextField";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { logInSchema } from "@/server/identity/schemas";

interface LogInFormProps {
  readonly base: string;
  readonly action: FormAction;
  /** The parents' door or the agents'. */
  readonly kind: "parent" | "agent";
  /** The page to show afterwards; the server checks it. */
  readonly suite: string;
}

/** A local login (A3, A6). The browser and its password manager fill it; pasting is allowed. */
export function LogInForm({ base, action, kind, suite }: LogInFormProps) {
  const { identity } = browserApi(base);
  const form = useFormKit({
    schema: logInSchema,
    action,
    submit: (values) => (kind === "agent" ? identity.logInAgent : identity.logIn).mutate(values),
    next: ({ goTo }) => goTo,
  });
  const hint = kind === "parent" ? "Le plus souvent, votre adresse e-mail." : undefined;
  return (
    <Form form={form} notDone="La connexion n’a pas abouti">
      <HiddenField name="suite" value={suite} />
      <TextField
        {...form.field("login")}
        autoComplete="username"
        hint={hint}
        label="Identifiant"
        required
        spellCheck={false}
      />
      <PasswordField {...form.field("password")} autoComplete="current-password" label="Mot de passe" required />
      <SubmitButton form={form}>Se connecter</SubmitButton>
    </Form>
  );
}
