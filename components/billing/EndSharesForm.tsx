"use client";

import { browserApi } from "@/server/api/client";
import { endSharesSchema } from "@/server/billing/agreement-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterAgreement } from "./after-agreement";

interface EndSharesFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly childId: string;
  readonly version: string;
}

/** The last day on which anything is agreed for a child (X2). */
export function EndSharesForm({ base, action, familyId, childId, version }: EndSharesFormProps) {
  const form = useFormKit({
    schema: endSharesSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).billing.agreements.end.mutate(values),
    next: (ended) => afterAgreement(base, ended, "fin-accord"),
    id: "fin",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="version" value={version} />
      <DateField {...form.field("lastDay")} label="Dernier jour du partage" required />
      <SubmitButton form={form}>Arrêter le partage et prévenir les foyers</SubmitButton>
    </Form>
  );
}
