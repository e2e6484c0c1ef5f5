"use client";

import { browserApi } from "@/server/api/client";
import { PAYFIP_MODES, payFipSettingSchema } from "@/server/payments/counter-schemas";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";

interface PayFipSettingFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly regieId: string;
  /** Six digits that PayFiP has just named; empty to close the payment online. */
  readonly client: string;
  readonly mode: (typeof PAYFIP_MODES)[number];
}

const MODE_WORDS = {
  off: ["Fermé", "Les familles ne paient pas en ligne."],
  test: ["En test", "Les familles ne paient pas encore en ligne."],
  activation: [
    "En activation",
    "Le comptable attend le paiement d’activation. Les familles ne paient pas encore en ligne.",
  ],
  production: ["Ouvert", "Les familles paient en ligne."],
} as const;

/** Saves a client number that was just recognised, and how far the opening went. */
export function PayFipSettingForm({ base, action, regieId, client, mode }: PayFipSettingFormProps) {
  const form = useFormKit({
    schema: payFipSettingSchema,
    action,
    initial: formWith({ mode }),
    submit: (values) => browserApi(base).payments.setup.save.mutate(values),
    next: () => `${base}/agents/parametres/regies?fait=enregistre`,
    id: `payfip-${regieId}`,
  });
  return (
    <Form form={form}>
      <HiddenField name="regieId" value={regieId} />
      <HiddenField name="client" value={client} />
      <RadioGroup
        {...form.field("mode")}
        label="Paiement en ligne"
        options={PAYFIP_MODES.map((value) => ({ value, label: MODE_WORDS[value][0], hint: MODE_WORDS[value][1] }))}
        required
      />
      <SubmitButton form={form}>Enregistrer</SubmitButton>
    </Form>
  );
}
