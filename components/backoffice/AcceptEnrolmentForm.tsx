"use client";

import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { useFreshAfterRefusal } from "../forms/useFreshAfterRefusal";
import { acceptEnrolmentForm } from "./decision-schemas";
import { FilterFields } from "./FilterFields";

interface AcceptEnrolmentFormProps {
  readonly requestId: string;
  readonly firstName: string;
  /** The days asked, "24/09/2026"; no first day for an enrolment that ends. */
  readonly from: string | null;
  readonly to: string;
  /** What the page says of an enrolment that ends, line by line. */
  readonly seen: readonly string[] | null;
  readonly filter: QueueFilter;
  readonly action: FormAction;
}

/** The period asked, which the agent may change before accepting it. */
export function AcceptEnrolmentForm({
  requestId,
  firstName,
  from,
  to,
  seen,
  filter,
  action,
}: AcceptEnrolmentFormProps) {
  const form = useFormKit({ schema: acceptEnrolmentForm, action, initial: formWith({ from, to }), id: "accord" });
  useFreshAfterRefusal(form.refusal, isRefused(form.failure));
  return (
    <Form form={form}>
      <HiddenField name="requestId" value={requestId} />
      {seen ? <HiddenField name="seen" value={seen.join("\n")} /> : null}
      <FilterFields filter={filter} />
      {from === null ? null : <DateField {...form.field("from")} label="Premier jour" required />}
      <DateField {...form.field("to")} label="Dernier jour" required />
      <SubmitButton form={form}>
        {from === null ? "Arrêter l’inscription" : `Inscrire ${firstName}`} et envoyer l’e-mail
      </SubmitButton>
    </Form>
  );
}
