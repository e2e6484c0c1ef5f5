"use client";

import { browserApi } from "@/server/api/client";
import type { FormerIdentityView } from "@/server/families/domain/former-identity";
import { decideIdentitySchema } from "@/server/families/former-identity-schemas";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { TextArea } from "../forms/TextArea";
import { useFormKit } from "../forms/useFormKit";
import { afterIdentity } from "./after-identity";
import { FormerLines } from "./FormerLines";

interface FormerIdentityProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly personId: string;
  readonly former: FormerIdentityView;
}

const CHOICES = [
  {
    value: "restore",
    label: "Remettre ce que le dossier disait avant",
    hint: "La famille en est prévenue, si une adresse e-mail est connue.",
  },
  { value: "keep", label: "Garder ce que le dossier dit aujourd’hui" },
];

/** The login that had certified this adult is gone: what it replaced is put back, or what it brought is kept (A4, D12). */
export function FormerIdentity({ base, action, familyId, personId, former }: FormerIdentityProps) {
  const form = useFormKit({
    schema: decideIdentitySchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).families.formerIdentity.decide.mutate(values),
    next: (done) => afterIdentity(base, done),
    id: "identite",
  });
  return (
    <>
      <p>
        Une connexion FranceConnect, retirée depuis, avait changé l’état civil de cette personne. Si c’était celle de
        quelqu’un d’autre, remettez ce que le dossier disait avant.
      </p>
      <FormerLines lines={former.lines} />
      <Form form={form}>
        <HiddenField name="familyId" value={familyId} />
        <HiddenField name="personId" value={personId} />
        <HiddenField name="version" value={former.version} />
        <RadioGroup {...form.field("choice")} label="Ce que le dossier dira" options={CHOICES} required />
        <TextArea
          {...form.field("reason")}
          hint="Elle reste dans l’historique du dossier."
          label="Raison"
          maxLength={500}
          required
          rows={2}
        />
        <SubmitButton form={form}>Enregistrer l’état civil</SubmitButton>
      </Form>
    </>
  );
}
