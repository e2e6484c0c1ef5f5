"use client";

import { browserApi } from "@/server/api/client";
import { reopenSchema } from "@/server/booking/closing-schemas";
import { CheckboxField } from "../forms/CheckboxField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { closingHref } from "./closing-links";

interface ReopenFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly id: string;
  /** How many days open: none when another closing keeps all of them closed. */
  readonly opens: number;
  /** Households had lost something on the days that open. */
  readonly tells: boolean;
}

export function ReopenForm({ base, action, id, opens, tells }: ReopenFormProps) {
  const form = useFormKit({
    schema: reopenSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).booking.closing.reopen.mutate(values),
    next: ({ closingId }) => closingHref(base, closingId, "rouvert"),
    id: "rouvrir",
  });
  return (
    <Form form={form}>
      <HiddenField name="id" value={id} />
      <CheckboxField {...form.field("sure")} label={sureText(opens)} required />
      <SubmitButton form={form}>{tells ? "Rouvrir et prévenir les familles" : "Rouvrir"}</SubmitButton>
    </Form>
  );
}

function sureText(opens: number): string {
  if (opens === 0) return "Retirer cette fermeture. L’autre garde ces jours fermés.";
  return opens === 1 ? "Ce jour ouvre de nouveau" : "Ces jours ouvrent de nouveau";
}
