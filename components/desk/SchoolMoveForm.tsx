"use client";

import { browserApi } from "@/server/api/client";
import { schoolMoveSchema } from "@/server/booking/desk-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { schoolMovePath } from "./after-desk";
import { nameOptions } from "./child-choices";

interface SchoolMoveFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  /** Without the present one. */
  readonly schools: readonly { readonly id: string; readonly name: string }[];
  /** As it is typed: "29/11/2026". */
  readonly tomorrow: string;
}

/** Another school for a child, and from when (D3). Nothing is done before the recap. */
export function SchoolMoveForm({ base, action, familyId, childId, schools, tomorrow }: SchoolMoveFormProps) {
  const form = useFormKit({
    schema: schoolMoveSchema,
    action,
    initial: formWith({ from: tomorrow }),
    submit: (values) => browserApi(base).booking.desk.checkSchoolMove.mutate(values),
    next: (wish) => schoolMovePath(base, wish),
    id: "ecole",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <SelectField
        {...form.field("schoolId")}
        label="Nouvelle école"
        options={nameOptions(schools)}
        placeholder="Aucune école de la ville"
      />
      <DateField
        {...form.field("from")}
        hint={`À partir de demain. Exemple\u00a0: ${tomorrow}.`}
        label="Premier jour dans la nouvelle école"
        required
      />
      <SubmitButton form={form}>Voir ce que cela change</SubmitButton>
    </Form>
  );
}
