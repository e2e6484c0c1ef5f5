"use client";

import { browserApi } from "@/server/api/client";
import { changeThirdPartySchema } from "@/server/billing/setup-schemas";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { ThirdPartyFields } from "./ThirdPartyFields";
import type { ThirdPartyView } from "./third-party-view";

interface ChangeThirdPartyFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly party: ThirdPartyView;
}

export function ChangeThirdPartyForm({ base, action, party }: ChangeThirdPartyFormProps) {
  const { id, name, addressLine, postcode, town, email } = party;
  const form = useFormKit({
    schema: changeThirdPartySchema,
    action,
    initial: formWith({ name, addressLine, postcode, town, email }),
    submit: (values) => browserApi(base).billing.setup.changeThirdParty.mutate(values),
    next: () => `${base}/agents/parametres/tiers?fait=enregistre`,
  });
  return (
    <Form form={form}>
      <HiddenField name="thirdPartyId" value={id} />
      <ThirdPartyFields form={form} />
      <SubmitButton form={form}>Enregistrer</SubmitButton>
    </Form>
  );
}
