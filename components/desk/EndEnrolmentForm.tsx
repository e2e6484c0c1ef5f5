"use client";

import { browserApi } from "@/server/api/client";
import { endEnrolmentSchema } from "@/server/booking/desk-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { endRecapPath } from "./after-desk";

interface EndEnrolmentFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly enrolmentId: string;
  /** Of who comes back from the recap, as it is typed: "29/11/2026"; else "". */
  readonly lastDay: string;
}

/** The last day of an enrolment. Nothing is done before the recap (B1). */
export function EndEnrolmentForm({ base, action, familyId, childId, enrolmentId, lastDay }: EndEnrolmentFormProps) {
  const form = useFormKit({
    schema: endEnrolmentSchema,
    action,
    initial: formWith({ lastDay }),
    submit: (values) => browserApi(base).booking.desk.checkEnd.mutate(values),
    next: (wish) => endRecapPath(base, wish),
    id: "fin",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="enrolmentId" value={enrolmentId} />
      <DateField {...form.field("lastDay")} label="Dernier jour de l’inscription" required />
      <SubmitButton form={form}>Voir ce que cela change</SubmitButton>
    </Form>
  );
}
