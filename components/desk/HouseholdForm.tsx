"use client";

import { browserApi } from "@/server/api/client";
import { editHouseholdSchema } from "@/server/families/desk-schemas";
import type { HouseholdForm as View } from "@/server/families/domain/desk-view";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";

interface HouseholdFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly view: View;
}

/** Where the household lives, for letters and for the fees (D6). */
export function HouseholdForm({ base, action, view }: HouseholdFormProps) {
  const { familyId } = view.family;
  const form = useFormKit({
    schema: editHouseholdSchema,
    action,
    initial: formWith({ ...view.household }),
    submit: (values) => browserApi(base).families.desk.editHousehold.mutate(values),
    next: () => afterDesk(base, familyId, "foyer"),
    id: "foyer",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="version" value={view.version} />
      <TextField {...form.field("name")} label="Nom du dossier" maxLength={100} required />
      <TextField {...form.field("line")} label="Numéro et rue" maxLength={120} required />
      <TextField {...form.field("extra")} label="Complément d’adresse" maxLength={120} />
      <TextField
        {...form.field("postcode")}
        hint="Cinq chiffres. Exemple&nbsp;: 69960"
        inputMode="numeric"
        label="Code postal"
        required
      />
      <TextField {...form.field("town")} label="Commune" maxLength={80} required />
      <RadioGroup
        {...form.field("residence")}
        hint="Pour le tarif. Les prix déjà réservés ne changent pas."
        label="Résidence"
        options={[
          { value: "commune", label: "Dans la commune" },
          { value: "interco", label: "Dans l’intercommunalité" },
          { value: "outside", label: "Hors de la commune" },
        ]}
        required
      />
      <TextField {...form.field("allocataireNumber")} label="Numéro d’allocataire (CAF ou MSA)" maxLength={20} />
      <SubmitButton form={form}>Enregistrer et prévenir la famille</SubmitButton>
    </Form>
  );
}
