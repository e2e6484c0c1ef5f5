"use client";

import { HEALTH_PURPOSES, PURPOSE_NAMES } from "@/server/backoffice/domain/health-purposes";
import { openHealthSchema } from "@/server/backoffice/schemas";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";

const OPTIONS = HEALTH_PURPOSES.map((value) => ({ value, label: PURPOSE_NAMES[value] }));

/** A reason before health is shown: it stays in the history, and the family reads it (D8). */
export function OpenHealthForm(props: { familyId: string; childId: string; action: FormAction }) {
  const { familyId, childId, action } = props;
  const form = useFormKit({ schema: openHealthSchema, action, initial: EMPTY_FORM });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <RadioGroup
        {...form.field("purpose")}
        label="Pourquoi ouvrez-vous cette fiche&nbsp;?"
        options={OPTIONS}
        required
      />
      <SubmitButton form={form}>Ouvrir la fiche</SubmitButton>
    </Form>
  );
}
