"use client";

import { browserApi } from "@/server/api/client";
import { type QueueOrderText, saveQueueOrderSchema } from "@/server/booking/queue-order-schemas";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterQueueOrder } from "./queue-order-links";

interface QueueOrderFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly code: string;
  readonly order: QueueOrderText;
}

const HOME = "les enfants de la commune";
const SIBLINGS = "les enfants dont un frère ou une sœur a une réservation ce jour-là";

const OPTIONS: readonly { readonly value: QueueOrderText; readonly label: string }[] = [
  { value: "demandes", label: "Personne\u00a0: l’ordre des demandes" },
  { value: "commune", label: `D’abord ${HOME}` },
  { value: "fratrie", label: `D’abord ${SIBLINGS}` },
  { value: "commune.fratrie", label: `D’abord ${HOME}, puis ${SIBLINGS}` },
  { value: "fratrie.commune", label: `D’abord ${SIBLINGS}, puis ${HOME}` },
];

export function QueueOrderForm({ base, action, code, order }: QueueOrderFormProps) {
  const form = useFormKit({
    schema: saveQueueOrderSchema,
    action,
    submit: (values) => browserApi(base).booking.places.queue.save.mutate(values),
    next: (done) => afterQueueOrder(base, done),
    id: "attente",
  });
  return (
    <Form form={form}>
      <HiddenField name="code" value={code} />
      <HiddenField name="seen" value={order} />
      <RadioGroup
        {...form.field("order")}
        defaultValue={order}
        hint="À égalité, la demande la plus ancienne passe d’abord."
        label="Qui passe d’abord&nbsp;?"
        options={OPTIONS}
        required
      />
      <SubmitButton form={form}>Enregistrer</SubmitButton>
    </Form>
  );
}
