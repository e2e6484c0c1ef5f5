"use client";

import { browserApi } from "@/server/api/client";
import { addChildSchema } from "@/server/families/desk-schemas";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";
import { ChildIdentityFields } from "./ChildIdentityFields";
import { CUSTODY_OPTIONS, DIET_OPTIONS, LEVEL_OPTIONS, nameOptions } from "./child-choices";
import { TwinField } from "./TwinField";

interface AddChildFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly familyId: string;
  readonly schools: readonly { readonly id: string; readonly name: string }[];
}

/** A child comes into the dossier: a new one, or one of the town that lives here too (D1, D2, D4). */
export function AddChildForm({ base, action, familyId, schools }: AddChildFormProps) {
  const form = useFormKit({
    schema: addChildSchema,
    action,
    initial: EMPTY_FORM,
    submit: (values) => browserApi(base).families.desk.addChild.mutate(values),
    next: ({ attached, unreached }) =>
      afterDesk(base, familyId, attached ? "enfant-rattache" : "enfant-ajoute", unreached),
    id: "enfant",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <TwinField
        base={base}
        field={form.field("twin")}
        nobody="Non, c’est un autre enfant&nbsp;: créer sa fiche"
        offers={form.failure.offers?.twin}
        question="Est-ce le même enfant&nbsp;?"
      />
      <ChildIdentityFields field={form.field} />
      <SelectField
        {...form.field("schoolId")}
        label="École"
        options={nameOptions(schools)}
        placeholder="Pas encore connue"
      />
      <SelectField
        {...form.field("level")}
        hint="Sans réponse, le niveau est celui de son âge."
        label="Niveau"
        options={LEVEL_OPTIONS}
        placeholder="Selon l’âge"
      />
      <SelectField {...form.field("diet")} defaultValue="standard" label="Repas à la cantine" options={DIET_OPTIONS} />
      <RadioGroup
        {...form.field("custody")}
        defaultValue="full"
        hint="Les numéros de semaine du calendrier. En garde alternée, l’autre foyer a les autres semaines."
        label="Où vit l’enfant"
        options={CUSTODY_OPTIONS}
      />
      <SubmitButton form={form}>Ajouter l’enfant et prévenir la famille</SubmitButton>
    </Form>
  );
}
