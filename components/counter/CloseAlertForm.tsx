"use client";

import { browserApi } from "@/server/api/client";
import { closeAlertSchema } from "@/server/payments/counter-schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";

interface CloseAlertFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly alertId: string;
  /** What the alert is, for who hears the fields of several. */
  readonly about: string;
}

export function CloseAlertForm({ base, action, alertId, about }: CloseAlertFormProps) {
  const which = <span className="fr-sr-only"> ({about})</span>;
  const form = useFormKit({
    schema: closeAlertSchema,
    action,
    submit: (values) => browserApi(base).payments.counter.closeAlert.mutate(values),
    next: () => `${base}/agents/regie/alertes?fait=regle`,
    id: `regler-${alertId}`,
  });
  return (
    <Form form={form}>
      <HiddenField name="alertId" value={alertId} />
      <TextField {...form.field("note")} label={<>Ce qui a été fait{which}</>} maxLength={300} required />
      <SubmitButton form={form} kind="secondary">
        C’est réglé
        {which}
      </SubmitButton>
    </Form>
  );
}
