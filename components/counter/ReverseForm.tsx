"use client";

import { browserApi } from "@/server/api/client";
import { reversePaymentSchema } from "@/server/payments/counter-schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterReversal } from "./after-reversal";

interface ReverseFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly paymentId: string;
  /** A reason that fits this payment. */
  readonly example: string;
}

/** Why a payment is undone: the page says what follows, the button confirms it. */
export function ReverseForm({ base, action, paymentId, example }: ReverseFormProps) {
  const form = useFormKit({
    schema: reversePaymentSchema,
    action,
    submit: (values) => browserApi(base).payments.counter.reverse.mutate(values),
    next: (reversed) => afterReversal(base, reversed),
    id: "annuler",
  });
  return (
    <Form form={form}>
      <HiddenField name="paymentId" value={paymentId} />
      <TextField
        {...form.field("reason")}
        hint={`Écrit sur le reçu, et dans l’e-mail à qui a payé. Exemple\u00a0: ${example}`}
        label="Motif"
        maxLength={200}
        required
      />
      <SubmitButton form={form}>Annuler ce paiement</SubmitButton>
    </Form>
  );
}
