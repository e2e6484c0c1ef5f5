"use client";

import { browserApi } from "@/server/api/client";
import { askPersonChangeSchema } from "@/server/families/schemas";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterChange } from "./after-change";

interface PersonChangeFormProps {
  readonly action: FormAction;
  readonly initial: FormState;
  readonly base: string;
  /** The name comes from FranceConnect: it is said, not asked. */
  readonly certified: boolean;
}

/** One's own contact details (D13). */
export function PersonChangeForm({ action, initial, base, certified }: PersonChangeFormProps) {
  const form = useFormKit({
    schema: askPersonChangeSchema,
    action,
    initial,
    submit: (values) => browserApi(base).families.changes.askPerson.mutate(values),
    next: (outcome) => afterChange(base, outcome),
  });
  return (
    <Form form={form}>
      {(["shownUsageName", "shownPhone", "shownEmail"] as const).map((name) => (
        // After a refusal too it is what the first display showed: what stayed as it was then is no wish.
        <HiddenField key={name} name={name} value={form.field(name).submitted[0] ?? ""} />
      ))}
      {certified ? null : (
        <TextField
          {...form.field("usageName")}
          autoComplete="family-name"
          hint="Le nom que vous utilisez s’il n’est pas votre nom de naissance. Laissez vide sinon."
          label="Nom d’usage"
          maxLength={100}
        />
      )}
      <TextField
        {...form.field("phone")}
        autoComplete="tel"
        hint="Exemple&nbsp;: 06 12 34 56 78"
        label="Téléphone"
        required
        type="tel"
      />
      <TextField
        {...form.field("email")}
        autoComplete="email"
        hint="Exemple&nbsp;: nom@exemple.fr"
        label="Adresse e-mail"
        required
        type="email"
      />
      <SubmitButton form={form}>Envoyer les changements</SubmitButton>
    </Form>
  );
}
