"use client";

import { browserApi } from "@/server/api/client";
import { addThirdPartySchema } from "@/server/billing/setup-schemas";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { ThirdPartyFields } from "./ThirdPartyFields";

interface AddThirdPartyFormProps {
  readonly base: string;
  readonly action: FormAction;
  /** A payer that the fees name and who is nobody yet. */
  readonly missing: string | undefined;
}

export function AddThirdPartyForm({ base, action, missing }: AddThirdPartyFormProps) {
  const form = useFormKit({
    schema: addThirdPartySchema,
    action,
    initial: formWith({ code: missing }),
    submit: (values) => browserApi(base).billing.setup.addThirdParty.mutate(values),
    next: () => `${base}/agents/parametres/tiers?fait=ajoute`,
    id: "ajout",
  });
  return (
    <Form form={form}>
      <TextField
        {...form.field("code")}
        hint="Le mot qui le désigne dans la grille tarifaire, en minuscules. Exemple&nbsp;: ccas"
        label="Code"
        maxLength={50}
        required
        spellCheck={false}
      />
      <ThirdPartyFields form={form} />
      <SubmitButton form={form}>Ajouter ce tiers</SubmitButton>
    </Form>
  );
}
