"use client";

import { browserApi } from "@/server/api/client";
import { endEnrolmentSchema } from "@/server/booking/desk-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";

interface EndEnrolmentFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly enrolmentId: string;
}

export function EndEnrolmentForm({ base, action, familyId, childId, enrolmentId }: EndEnrolmentFormProps) {
  const form = useFormKit({
    schema: endEnrolmentSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.desk.endEnrolment.mutate(values),
    next: () => afterDesk(base, familyId, "fin-inscription"),
    id: "fin",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="enrolmentId" value={enrolmentId} />
      <DateField {...form.field("lastDay")} label="Dernier jour de l’inscription" required />
      <SubmitButton form={form}>Arrêter l’inscription et prévenir la famille</SubmitButton>
    </Form>
  );
}
