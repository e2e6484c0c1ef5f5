"use client";

import { browserApi } from "@/server/api/client";
import { refundSchema } from "@/server/payments/counter-schemas";
import type { CounterAccount } from "@/server/payments/domain/counter-view";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { typedEuros } from "./typed-euros";

interface RefundFormProps {
  readonly base: string;
  readonly action: FormAction;
  /** The page of the account, where one goes back to. */
  readonly here: string;
  readonly account: CounterAccount;
}

/** What is kept for a family or a third party, given back by a transfer of the Treasury. */
export function RefundForm({ base, action, here, account }: RefundFormProps) {
  const { debtorId, kept, refundKey } = account;
  const form = useFormKit({
    schema: refundSchema,
    action,
    initial: formWith({ amount: typedEuros(kept) }),
    submit: (values) => browserApi(base).payments.counter.refund.mutate(values),
    next: () => `${here}?fait=rembourse`,
    id: `rembourser-${debtorId}`,
  });
  return (
    <Form form={form}>
      <HiddenField name="debtorId" value={debtorId} />
      <HiddenField name="requestKey" value={refundKey} />
      <TextField
        {...form.field("amount")}
        autoComplete="off"
        inputMode="decimal"
        label="Montant à rembourser, en euros"
        maxLength={20}
        required
      />
      <TextField {...form.field("reason")} label="Motif" maxLength={200} required />
      <SubmitButton form={form} kind="secondary">
        Confirmer le remboursement
      </SubmitButton>
    </Form>
  );
}
