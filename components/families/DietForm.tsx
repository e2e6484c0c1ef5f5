"use client";

import { browserApi } from "@/server/api/client";
import { CHOSEN_DIETS, DIET_NAMES } from "@/server/families/domain/diet";
import { chooseDietSchema } from "@/server/families/schemas";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";

const OPTIONS = CHOSEN_DIETS.map((value) => ({ value, label: DIET_NAMES[value] }));

/** What a child eats at school (B7). */
export function DietForm(props: { action: FormAction; initial: FormState; base: string; childId: string }) {
  const form = useFormKit({
    schema: chooseDietSchema,
    action: props.action,
    initial: props.initial,
    submit: (values) => browserApi(props.base).families.chooseDiet.mutate(values),
    next: () => `${props.base}/famille/dossier?fait=repas`,
  });
  return (
    <Form form={form}>
      <HiddenField name="childId" value={props.childId} />
      <RadioGroup {...form.field("diet")} label="Repas à la cantine" options={OPTIONS} required />
      <SubmitButton form={form}>Enregistrer</SubmitButton>
    </Form>
  );
}
