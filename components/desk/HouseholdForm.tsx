"use client";

import { browserApi } from "@/server/api/client";
import { editHouseholdSchema } from "@/server/families/desk-schemas";
import type { HouseholdForm as View } from "@/server/families/domain/desk-view";
import { typedDay } from "@/server/platform/local-date";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";
import { ResidenceFields } from "./ResidenceFields";

interface HouseholdFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly view: View;
  /** The moves that are known, in words; null without any. */
  readonly moves: string | null;
}

/** Where the household lives, for letters and for the fees (D6). */
export function HouseholdForm({ base, action, view, moves }: HouseholdFormProps) {
  const { familyId } = view.family;
  const form = useFormKit({
    schema: editHouseholdSchema,
    action,
    initial: formWith({ ...view.household, from: typedDay(view.today) }),
    submit: (values) => browserApi(base).families.desk.editHousehold.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "foyer", unreached),
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
      <ResidenceFields field={form.field} moves={moves} />
      <TextField {...form.field("allocataireNumber")} label="Numéro d’allocataire (CAF ou MSA)" maxLength={20} />
      <SubmitButton form={form}>Enregistrer et prévenir la famille</SubmitButton>
    </Form>
  );
}
