"use client";

import { browserApi } from "@/server/api/client";
import { askEnrolmentSchema } from "@/server/booking/enrolment-schemas";
import { CheckboxGroup } from "../forms/CheckboxGroup";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { askRecapHref } from "./enrolment-links";

interface AskEnrolmentFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly initial: FormState;
  readonly activityId: string;
  /** The children who may be asked for. */
  readonly choices: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  /** "jusqu’au 2 juillet 2027, dernier jour de l’activité" */
  readonly until: string;
}

/** Which children, and from when. Nothing is sent before the recap. */
export function AskEnrolmentForm({ base, action, initial, activityId, choices, until }: AskEnrolmentFormProps) {
  const form = useFormKit({
    schema: askEnrolmentSchema,
    action,
    initial,
    submit: (values) => browserApi(base).booking.enrolment.check.mutate(values),
    next: (wish) => askRecapHref(base, wish),
    id: "inscription",
  });
  return (
    <Form form={form}>
      <HiddenField name="activityId" value={activityId} />
      <CheckboxGroup {...form.field("children")} label="Pour quels enfants" options={choices} required />
      <DateField
        {...form.field("from")}
        hint={`L’inscription va ${until}. Exemple\u00a0: 24/09/2026.`}
        label="À partir de quel jour"
        required
      />
      <SubmitButton form={form}>Voir le récapitulatif</SubmitButton>
    </Form>
  );
}
