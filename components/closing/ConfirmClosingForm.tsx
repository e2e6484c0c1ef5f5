"use client";

import { browserApi } from "@/server/api/client";
import { closeDaysSchema } from "@/server/booking/closing-schemas";
import type { ClosingRecap } from "@/server/booking/domain/closing-view";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterClosing } from "./closing-links";

interface ConfirmClosingFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly recap: ClosingRecap;
}

export function ConfirmClosingForm({ base, action, recap }: ConfirmClosingFormProps) {
  const form = useFormKit({
    schema: closeDaysSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.closing.close.mutate(values),
    next: (done) => afterClosing(base, done),
    id: "confirmer",
  });
  return (
    <Form form={form}>
      <HiddenField name="id" value={recap.id} />
      <HiddenField name="seen" value={recap.seen} />
      <HiddenField name="label" value={recap.label} />
      <HiddenField name="from" value={recap.first} />
      <HiddenField name="to" value={recap.last} />
      <HiddenField name="schoolId" value={recap.schoolId ?? ""} />
      <HiddenField name="activityId" value={recap.activityId ?? ""} />
      <SubmitButton form={form}>
        {recap.effects.families > 0 ? "Fermer et prévenir les familles" : "Fermer"}
      </SubmitButton>
    </Form>
  );
}
