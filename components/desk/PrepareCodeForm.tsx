"use client";

import { browserApi } from "@/server/api/client";
import { prepareCodeSchema } from "@/server/families/desk-schemas";
import { CheckboxField } from "../forms/CheckboxField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { codePath } from "./after-desk";

interface PrepareCodeFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly personId: string;
  /** On file; "" when there is none. */
  readonly email: string;
}

export function PrepareCodeForm({ base, action, familyId, personId, email }: PrepareCodeFormProps) {
  const form = useFormKit({
    schema: prepareCodeSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).families.desk.prepareCode.mutate(values),
    next: (made) => codePath(base, made),
    id: "invitation",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="personId" value={personId} />
      {email ? <CheckboxField {...form.field("send")} label={`L’envoyer aussi à ${email}`} /> : null}
      <SubmitButton form={form} kind="secondary">
        Préparer un code à imprimer
      </SubmitButton>
    </Form>
  );
}
