"use client";

import { browserApi } from "@/server/api/client";
import { addAdultSchema } from "@/server/families/desk-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { AdultPlaceFields } from "./AdultPlaceFields";
import { afterDesk } from "./after-desk";
import { TwinField } from "./TwinField";

interface AddAdultFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
}

/** An adult comes into the dossier: somebody new, or a person of the town who is in this one too (D1, D4). */
export function AddAdultForm({ base, action, familyId }: AddAdultFormProps) {
  const form = useFormKit({
    schema: addAdultSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).families.desk.addAdult.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "adulte-ajoute", unreached),
    id: "adulte",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <TwinField
        base={base}
        field={form.field("twin")}
        nobody="Non, c’est une autre personne&nbsp;: créer sa fiche"
        offers={form.failure.offers?.twin}
        question="Est-ce la même personne&nbsp;?"
      />
      <TextField {...form.field("birthName")} label="Nom de naissance" maxLength={100} required />
      <TextField {...form.field("usageName")} label="Nom d’usage" maxLength={100} />
      <TextField {...form.field("firstNames")} label="Prénoms" maxLength={200} required />
      <DateField {...form.field("birthdate")} label="Date de naissance" ofBirth="adult" />
      <TextField {...form.field("email")} label="Adresse e-mail" type="email" />
      <TextField {...form.field("phone")} label="Téléphone" type="tel" />
      <AdultPlaceFields field={form.field} />
      <SubmitButton form={form}>Ajouter l’adulte et prévenir la famille</SubmitButton>
    </Form>
  );
}
