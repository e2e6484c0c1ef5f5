"use client";

import { browserApi } from "@/server/api/client";
import { askEndSchema } from "@/server/booking/enrolment-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { endRecapHref } from "./enrolment-links";

interface EndEnrolmentAskFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly initial: FormState;
  readonly enrolmentId: string;
  readonly hint: string;
}

/** The last day of an enrolment. Nothing is sent before the recap. */
export function EndEnrolmentAskForm({ base, action, initial, enrolmentId, hint }: EndEnrolmentAskFormProps) {
  const form = useFormKit({
    schema: askEndSchema,
    action,
    initial,
    submit: (values) => browserApi(base).booking.enrolment.checkEnd.mutate(values),
    next: (wish) => endRecapHref(base, wish),
    id: "arret",
  });
  return (
    <Form form={form}>
      <HiddenField name="enrolmentId" value={enrolmentId} />
      <DateField {...form.field("lastDay")} hint={hint} label="Dernier jour de l’inscription" required />
      <SubmitButton form={form}>Voir ce que cela change</SubmitButton>
    </Form>
  );
}
