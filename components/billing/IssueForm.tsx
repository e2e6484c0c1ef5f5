"use client";

import { browserApi } from "@/server/api/client";
import { issueRunSchema } from "@/server/billing/schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";

interface IssueFormProps {
  readonly base: string;
  readonly runId: string;
  /** "05/02/2027" */
  readonly dueDay: string;
  readonly action: FormAction;
}

export function IssueForm({ base, runId, dueDay, action }: IssueFormProps) {
  const form = useFormKit({
    schema: issueRunSchema,
    action,
    initial: formWith({ dueDay }),
    submit: (values) => browserApi(base).billing.runs.issue.mutate(values),
    next: () => `${base}/agents/facturation/${runId}`,
    id: "emission",
  });
  return (
    <Form form={form}>
      <HiddenField name="runId" value={runId} />
      <DateField {...form.field("dueDay")} label="Date limite de paiement" required />
      <TextArea
        {...form.field("message")}
        hint="Facultatif. Il est écrit sur chaque facture et dans l’e-mail."
        label="Message aux familles"
        maxLength={500}
        rows={3}
      />
      <SubmitButton form={form}>Émettre les factures</SubmitButton>
    </Form>
  );
}
