"use client";

import { browserApi } from "@/server/api/client";
import { editChildSchema } from "@/server/families/desk-schemas";
import { classText } from "@/server/families/domain/class-text";
import type { ChildForm } from "@/server/families/domain/desk-view";
import { typedDay } from "@/server/platform/local-date";
import { Form } from "../forms/Form";
import { type FormAction, formWith } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";
import { afterDesk } from "./after-desk";
import { ChildIdentityFields } from "./ChildIdentityFields";
import { CUSTODY_OPTIONS, DIET_OPTIONS, LEVEL_OPTIONS } from "./child-choices";

interface EditChildFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly childId: string;
  readonly view: ChildForm;
}

/** What an agent changes of a child; its class is one of its present school (D10). */
export function EditChildForm({ base, action, childId, view }: EditChildFormProps) {
  const { family, child, version, school, classes } = view;
  const { familyId } = family;
  const { schoolId, ...card } = child;
  const form = useFormKit({
    schema: editChildSchema,
    action,
    initial: formWith({ ...card, birthdate: typedDay(child.birthdate) }),
    submit: (values) => browserApi(base).families.desk.editChild.mutate(values),
    next: ({ unreached }) => afterDesk(base, familyId, "enfant-modifie", unreached),
    id: "enfant",
  });
  return (
    <Form form={form}>
      <HiddenField name="familyId" value={familyId} />
      <HiddenField name="childId" value={childId} />
      <HiddenField name="version" value={version} />
      <ChildIdentityFields field={form.field} />
      <p>
        École&nbsp;: {school}.{" "}
        <a href={`${base}/agents/familles/${familyId}/enfants/${childId}/ecole`}>Changer d’école</a>
      </p>
      <SelectField {...form.field("level")} label="Niveau" options={LEVEL_OPTIONS} placeholder="Non connu" />
      {classes.length > 0 ? (
        <SelectField
          {...form.field("classId")}
          label="Classe"
          options={classes.map(({ id, name, levels }) => ({ value: id, label: classText(name, levels) }))}
          placeholder="Non connue"
        />
      ) : null}
      <SelectField {...form.field("diet")} label="Repas à la cantine" options={DIET_OPTIONS} />
      <RadioGroup
        {...form.field("custody")}
        hint="Les numéros de semaine du calendrier. En garde alternée, l’autre foyer a les autres semaines."
        label="Où vit l’enfant"
        options={CUSTODY_OPTIONS}
      />
      <SubmitButton form={form}>Enregistrer et prévenir la famille</SubmitButton>
    </Form>
  );
}
