"use client";

import { browserApi } from "@/server/api/client";
import { enrolChildSchema } from "@/server/booking/desk-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";

interface EnrolFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly activities: readonly { readonly value: string; readonly label: string; readonly hint: string }[];
  /** What is left of the first activity, "01/09/2026": the period unless one writes another. */
  readonly from: string;
  readonly to: string;
}

/** From when to when a child may book an activity (B1). */
export function EnrolForm({ base, action, familyId, childId, activities, from, to }: EnrolFormProps) {
  const form = useFormKit({
    schema: enrolChildSchema,
    action,
    initial: formWith({ from, to }),
    submit: (values) => browserApi(base).booking.desk.enrol.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "inscription", unreached),
    id: "inscription",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <RadioGroup
        {...form.field("activityId")}
        defaultValue={activities.length === 1 ? activities[0]?.value : undefined}
        label="Activité"
        options={activities}
        required
      />
      <DateField {...form.field("from")} label="Premier jour" required />
      <DateField {...form.field("to")} label="Dernier jour" required />
      <SubmitButton form={form}>Inscrire et prévenir la famille</SubmitButton>
    </Form>
  );
}
