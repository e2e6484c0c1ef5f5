"use client";

import { browserApi } from "@/server/api/client";
import { enterQuotientSchema } from "@/server/backoffice/quotient-schemas";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";
import { QuotientFields } from "./QuotientFields";

interface EnterQuotientFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly months: readonly { readonly value: string; readonly label: string }[];
}

/** A quotient that an agent knows by another way than a document: seen at the counter, told by the CAF (D6). */
export function EnterQuotientForm({ base, action, familyId, months }: EnterQuotientFormProps) {
  const form = useFormKit({
    schema: enterQuotientSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).backoffice.quotient.enter.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "quotient", unreached),
    id: "quotient",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <QuotientFields field={form.field} months={months} />
      <TextArea
        {...form.field("reason")}
        hint="La famille lit ce texte. Exemple&nbsp;: attestation montrée au guichet."
        label="Raison"
        maxLength={500}
        required
        rows={3}
      />
      <SubmitButton form={form}>Enregistrer et prévenir la famille</SubmitButton>
    </Form>
  );
}
