"use client";

import { browserApi } from "@/server/api/client";
import { openAccountSchema } from "@/server/families/desk-schemas";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";

interface OpenAccountFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly personId: string;
  /** On file; "" when there is none. */
  readonly email: string;
}

export function OpenAccountForm({ base, action, familyId, personId, email }: OpenAccountFormProps) {
  const form = useFormKit({
    schema: openAccountSchema,
    action,
    initial: formWith({ email }),
    submit: (values) => browserApi(base).families.desk.openAccount.mutate(values),
    next: () => afterDesk(base, familyId, "compte", null),
    id: "compte",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="personId" value={personId} />
      <TextField {...form.field("email")} label="Adresse e-mail" required type="email" />
      <SubmitButton form={form} kind="secondary">
        Ouvrir un compte et envoyer le mot de passe
      </SubmitButton>
    </Form>
  );
}
