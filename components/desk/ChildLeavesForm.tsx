"use client";

import { browserApi } from "@/server/api/client";
import { childLeavesSchema } from "@/server/booking/desk-schemas";
import { CheckboxField } from "../forms/CheckboxField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";

interface ChildLeavesFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly firstName: string;
}

export function ChildLeavesForm({ base, action, familyId, childId, firstName }: ChildLeavesFormProps) {
  const form = useFormKit({
    schema: childLeavesSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.desk.childLeaves.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "enfant-parti", unreached),
    id: "depart",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <CheckboxField {...form.field("sure")} label={`${firstName} quitte ce foyer`} required />
      <SubmitButton form={form}>Retirer l’enfant et prévenir la famille</SubmitButton>
    </Form>
  );
}
