"use client";

import { browserApi } from "@/server/api/client";
import { editAdultSchema } from "@/server/families/desk-schemas";
import type { AdultForm } from "@/server/families/domain/desk-view";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { AdultPlaceFields } from "./AdultPlaceFields";
import { afterDesk } from "./after-desk";

interface EditAdultFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly personId: string;
  readonly view: AdultForm;
}

/** What an adult is and may do in the dossier, or that they leave it; it counts at their next click (A5). */
export function EditAdultForm({ base, action, personId, view }: EditAdultFormProps) {
  const { family, version, role, authority, rights } = view;
  const { familyId } = family;
  const form = useFormKit({
    schema: editAdultSchema,
    action,
    initial: formWith({ role, authority, rights }),
    submit: (values) => browserApi(base).families.desk.editAdult.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "adulte-modifie", unreached),
    id: "adulte",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="personId" value={personId} />
      <HiddenField name="version" value={version} />
      <AdultPlaceFields field={form.field} />
      <RadioGroup
        {...form.field("state")}
        defaultValue="stays"
        label="Dans ce dossier"
        options={[
          { value: "stays", label: "Y reste" },
          { value: "left", label: "Ne fait plus partie du dossier", hint: "Son accès en ligne s’arrête aussitôt." },
        ]}
      />
      <SubmitButton form={form}>Enregistrer et prévenir la famille</SubmitButton>
    </Form>
  );
}
