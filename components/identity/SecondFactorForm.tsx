"use client";

import { Form } from "@/components/forms/Form";
import type { FormAction } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { TextField } from "@/components/forms/TextField";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { secondFactorSchema } from "@/server/identity/schemas";

interface SecondFactorFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly suite: string;
}

export function SecondFactorForm({ base, action, suite }: SecondFactorFormProps) {
  const form = useFormKit({
    schema: secondFactorSchema,
    action,
    submit: (values) => browserApi(base).identity.passSecondFactor.mutate(values),
    next: ({ goTo }) => goTo,
  });
  return (
    <Form form={form} notDone="La connexion n’a pas abouti">
      <HiddenField name="suite" value={suite} />
      <TextField
        {...form.field("code")}
        autoComplete="one-time-code"
        hint="Six chiffres. Exemple&nbsp;: 123 456."
        inputMode="numeric"
        label="Code que montre l’application"
        required
      />
      <SubmitButton form={form}>Valider le code</SubmitButton>
    </Form>
  );
}
