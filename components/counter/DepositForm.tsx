"use client";

import { browserApi } from "@/server/api/client";
import { closeDepositSchema } from "@/server/payments/counter-schemas";
import type { Deposits } from "@/server/payments/domain/counter-view";
import { MEANS_NAMES } from "@/server/payments/domain/means.fr";
import { formatEuros } from "@/server/platform/money";
import { CheckboxGroup } from "../forms/CheckboxGroup";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";

interface DepositFormProps extends Pick<Deposits, "held" | "regieId"> {
  readonly base: string;
  readonly action: FormAction;
}

/** Which means are handed over, each with what was counted. Closed, nothing of it changes any more. */
export function DepositForm({ base, action, held, regieId }: DepositFormProps) {
  const form = useFormKit({
    schema: closeDepositSchema,
    action,
    submit: (values) => browserApi(base).payments.counter.closeDeposit.mutate(values),
    next: ({ depositId }) => `${base}/agents/regie/depots/${depositId}`,
    id: "verser",
  });
  return (
    <Form form={form}>
      <HiddenField name="regieId" value={regieId} />
      <HiddenField name="shown" value={held.map(({ means, amount }) => `${means}:${amount}`).join(" ")} />
      <CheckboxGroup
        {...form.field("means")}
        hint="Comptez, puis cochez ce que vous versez. Un versement clos ne change plus."
        label="Ce que contient la caisse"
        options={held.map(({ means, amount, parts }) => ({
          value: means,
          label: `${MEANS_NAMES[means]}\u00a0: ${formatEuros(amount)}`,
          hint: parts === 1 ? "1\u00a0encaissement" : `${parts}\u00a0encaissements`,
        }))}
        required
      />
      <TextField {...form.field("note")} label="Remarque (facultatif)" maxLength={300} />
      <SubmitButton form={form}>Clore le versement</SubmitButton>
    </Form>
  );
}
