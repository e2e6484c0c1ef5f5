"use client";

import { browserApi } from "@/server/api/client";
import { MOST_COMMENT } from "@/server/booking/domain/enrolment-request";
import type { EndingRecap } from "@/server/booking/domain/enrolments-view";
import { sendEndSchema } from "@/server/booking/enrolment-schemas";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { afterEnding } from "./enrolment-links";

interface SendEndFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly recap: EndingRecap;
}

export function SendEndForm({ base, action, recap }: SendEndFormProps) {
  const form = useFormKit({
    schema: sendEndSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.enrolment.sendEnd.mutate(values),
    next: (outcome) => afterEnding(base, outcome),
    id: "envoyer",
  });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="enrolmentId" value={recap.enrolmentId} />
      <HiddenField name="lastDay" value={recap.asked} />
      <HiddenField name="sendingId" value={recap.sendingId} />
      <HiddenField name="seen" value={recap.seen.join("\n")} />
      {recap.atOnce ? null : (
        <TextArea
          {...form.field("comment")}
          hint={`Facultatif, ${MOST_COMMENT} caractères au plus.`}
          label="Un mot pour la mairie"
          maxLength={MOST_COMMENT}
          rows={3}
        />
      )}
      <SubmitButton form={form}>{recap.atOnce ? "Arrêter l’inscription" : "Envoyer la demande"}</SubmitButton>
    </Form>
  );
}
