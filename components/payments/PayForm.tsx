"use client";

import { Form } from "@/components/forms/Form";
import { type FormAction, formWith } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { TextField } from "@/components/forms/TextField";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import type { RecapGroup } from "@/server/payments/domain/payment-view";
import { beginPaymentSchema } from "@/server/payments/schemas";
import { formatEuros } from "@/server/platform/money";
import { afterBegin } from "./after-begin";

interface PayFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly group: RecapGroup;
  readonly email: string;
}

/** The payer's address and one button: the amount goes along to be compared, never to be believed. */
export function PayForm({ base, action, group, email }: PayFormProps) {
  const form = useFormKit({
    schema: beginPaymentSchema,
    action,
    initial: formWith({ email }),
    submit: (values) => browserApi(base).payments.family.begin.mutate(values),
    next: (begun) => afterBegin(begun, base),
    id: `payer-${group.regieId}`,
  });
  return (
    <Form form={form}>
      <HiddenField name="invoices" value={group.invoices.map(({ id }) => id).join(" ")} />
      <HiddenField name="shown" value={String(group.total)} />
      <HiddenField name="requestKey" value={group.requestKey} />
      <TextField
        {...form.field("email")}
        autoComplete="email"
        hint="Les reçus de PayFiP et de la mairie y sont envoyés. Exemple&nbsp;: nom@exemple.fr"
        label="Votre adresse e-mail"
        maxLength={80}
        required
        spellCheck={false}
        type="email"
      />
      <SubmitButton form={form}>Payer {formatEuros(group.total)}</SubmitButton>
    </Form>
  );
}
