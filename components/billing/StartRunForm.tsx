"use client";

import { browserApi } from "@/server/api/client";
import { startRunSchema } from "@/server/billing/schemas";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";

interface StartRunFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly regies: readonly { readonly id: string; readonly name: string }[];
  /** "2026-12", "décembre 2026" */
  readonly months: readonly { readonly value: string; readonly label: string }[];
  readonly usual: string;
}

export function StartRunForm({ base, action, regies, months, usual }: StartRunFormProps) {
  const form = useFormKit({
    schema: startRunSchema,
    action,
    initial: formWith({ month: usual }),
    submit: (values) => browserApi(base).billing.runs.start.mutate(values),
    next: ({ runId }) => `${base}/agents/facturation/${runId}`,
    id: "facturer",
  });
  const [only] = regies;
  return (
    <Form form={form}>
      {regies.length === 1 && only ? (
        <HiddenField name="regieId" value={only.id} />
      ) : (
        <SelectField
          {...form.field("regieId")}
          label="Régie"
          options={regies.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      )}
      <SelectField
        {...form.field("month")}
        hint="Les factures sont d’abord calculées. Rien n’est envoyé avant votre accord."
        label="Mois"
        options={months}
        required
      />
      <SubmitButton form={form}>Calculer les factures</SubmitButton>
    </Form>
  );
}
