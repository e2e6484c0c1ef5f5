"use client";

import { browserApi } from "@/server/api/client";
import { giveCreditSchema } from "@/server/billing/schemas";
import { CheckboxGroup } from "../forms/CheckboxGroup";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";

interface CreditFormProps {
  readonly base: string;
  readonly invoiceId: string;
  /** "12,35 €": what the whole of what is left is worth. */
  readonly left: string;
  /** Days of lines, in words. */
  readonly days: readonly { readonly value: string; readonly label: string }[];
  readonly action: FormAction;
}

/** Everything, or some days; and why. One more click makes the credit note (X5). */
export function CreditForm({ base, invoiceId, left, days, action }: CreditFormProps) {
  const form = useFormKit({
    schema: giveCreditSchema,
    action,
    initial: formWith({ what: "all" }),
    submit: (values) => browserApi(base).billing.invoices.giveCredit.mutate(values),
    next: ({ invoiceId: noteId }) => `${base}/agents/facturation/factures/${noteId}`,
    id: "avoir",
  });
  return (
    <Form form={form}>
      <HiddenField name="invoiceId" value={invoiceId} />
      <RadioGroup
        {...form.field("what")}
        label="Ce que l’avoir rend"
        options={[
          { value: "all", label: `Toute la facture\u00a0: ${left}` },
          { value: "days", label: "Seulement les jours cochés ci-dessous" },
        ]}
        required
      />
      <CheckboxGroup {...form.field("days")} label="Jours à rendre" options={days} />
      <TextArea
        {...form.field("reason")}
        hint="La famille le lit sur l’avoir."
        label="Motif"
        maxLength={300}
        required
        rows={2}
      />
      <SubmitButton form={form}>Émettre l’avoir</SubmitButton>
    </Form>
  );
}
