"use client";

import { holdDraftSchema } from "@/server/billing/schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";

export function HoldForm({ invoiceId, action }: { invoiceId: string; action: FormAction }) {
  const form = useFormKit({ schema: holdDraftSchema, action, id: "retenue" });
  return (
    <Form form={form}>
      <HiddenField name="invoiceId" value={invoiceId} />
      <TextField
        {...form.field("reason")}
        hint="La famille ne le lit pas. Les jours retenus sont repris par la facturation suivante."
        label="Pourquoi retenir cette facture"
        maxLength={300}
        required
      />
      <SubmitButton form={form} kind="secondary">
        Retenir cette facture
      </SubmitButton>
    </Form>
  );
}
