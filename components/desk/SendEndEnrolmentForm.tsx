"use client";

import { browserApi } from "@/server/api/client";
import { sendEndEnrolmentSchema } from "@/server/booking/desk-schemas";
import type { DeskEndRecap } from "@/server/booking/domain/desk-ending";
import { unreachedBy } from "@/server/families/domain/unreached";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { afterDesk } from "./after-desk";

interface SendEndEnrolmentFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly enrolmentId: string;
  readonly recap: Pick<DeskEndRecap, "lastDay" | "seen" | "mails">;
}

export function SendEndEnrolmentForm(props: SendEndEnrolmentFormProps) {
  const { base, action, familyId, childId, enrolmentId, recap } = props;
  const form = useFormKit({
    schema: sendEndEnrolmentSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.desk.endEnrolment.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "fin-inscription", unreached),
    id: "arreter",
  });
  const unreached = unreachedBy(recap.mails.own.length, recap.mails.elsewhere);
  const nobody = unreached === "both" || (unreached === "own" && recap.mails.elsewhere === null);
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="enrolmentId" value={enrolmentId} />
      <HiddenField name="lastDay" value={recap.lastDay} />
      <HiddenField name="seen" value={recap.seen.join("\n")} />
      <SubmitButton form={form}>
        {nobody ? "Arrêter l’inscription" : "Arrêter l’inscription et prévenir la famille"}
      </SubmitButton>
    </Form>
  );
}
