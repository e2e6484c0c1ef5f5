"use client";

import { browserApi } from "@/server/api/client";
import { MOST_COMMENT } from "@/server/booking/domain/enrolment-request";
import type { EnrolmentRecap } from "@/server/booking/domain/enrolments-view";
import { sendEnrolmentSchema } from "@/server/booking/enrolment-schemas";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { afterAsking } from "./enrolment-links";

interface SendEnrolmentFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly recap: EnrolmentRecap;
}

export function SendEnrolmentForm({ base, action, recap }: SendEnrolmentFormProps) {
  const form = useFormKit({
    schema: sendEnrolmentSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.enrolment.send.mutate(values),
    next: (outcome) => afterAsking(base, outcome),
    id: "envoyer",
  });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="activityId" value={recap.activityId} />
      {recap.children.map(({ id }) => (
        <HiddenField key={id} name="children" value={id} />
      ))}
      <HiddenField name="from" value={recap.firstDay} />
      <HiddenField name="sendingId" value={recap.sendingId} />
      <HiddenField name="seen" value={recap.seen.join("\n")} />
      {recap.atOnce ? null : (
        <TextArea
          {...form.field("comment")}
          hint={`Facultatif, ${MOST_COMMENT} caractères au plus. N’y écrivez rien sur la santé\u00a0: la fiche sanitaire est faite pour cela.`}
          label="Un mot pour la mairie"
          maxLength={MOST_COMMENT}
          rows={3}
        />
      )}
      <SubmitButton form={form}>{recap.atOnce ? "Inscrire maintenant" : "Envoyer la demande"}</SubmitButton>
    </Form>
  );
}
