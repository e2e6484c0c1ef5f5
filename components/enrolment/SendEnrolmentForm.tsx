"use client";

import { MOST_COMMENT } from "@/server/booking/domain/enrolment-request";
import type { EnrolmentRecap } from "@/server/booking/domain/enrolments-view";
import type { DocumentNeed } from "@/server/documents/domain/needed-documents";
import { Form } from "../forms/Form";
import { type FormAction, formWith, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { sendEnrolmentForm } from "./draft-schemas";
import { MissingDocuments } from "./MissingDocuments";

interface SendEnrolmentFormProps {
  readonly action: FormAction;
  readonly recap: EnrolmentRecap;
  /** What was written before a document was sent. */
  readonly comment: string;
  readonly needs: readonly DocumentNeed[];
}

export function SendEnrolmentForm({ action, recap, comment, needs }: SendEnrolmentFormProps) {
  const form = useFormKit({ schema: sendEnrolmentForm, action, initial: formWith({ comment }), id: "envoyer" });
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
      <MissingDocuments as="h2" needs={needs} />
      <SubmitButton form={form}>{recap.atOnce ? "Inscrire maintenant" : "Envoyer la demande"}</SubmitButton>
    </Form>
  );
}
