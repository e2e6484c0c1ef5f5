"use client";

import { browserApi } from "@/server/api/client";
import { prepareDivisionSchema } from "@/server/booking/division-schemas";
import type { DivisionFormView } from "@/server/booking/domain/division-view";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { divisionRecapHref } from "./places-links";

interface DividePlacesFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly view: DivisionFormView;
  /** How the places are divided now, or a division to write otherwise. */
  readonly known: FormState;
}

const GROUPS = ["1", "2", "3"] as const;

const OTHERS =
  "Pour les niveaux sans groupe, et pour les enfants dont le niveau n’est pas connu. Vide\u00a0: aucune place pour eux.";

/** Which levels share how many places, from which day; the recap comes next, and nothing is written before (C5). */
export function DividePlacesForm({ base, action, view, known }: DividePlacesFormProps) {
  const form = useFormKit({
    schema: prepareDivisionSchema,
    action,
    initial: known,
    submit: (values) => browserApi(base).booking.places.levels.prepare.query(values),
    next: (scope) => divisionRecapHref(base, scope),
    id: "niveaux",
  });
  const isDivided = view.groups.length > 0;
  return (
    <Form form={form}>
      <HiddenField name="code" value={view.activity.code} />
      <HiddenField name="schoolId" value={view.school.id} />
      <DateField
        {...form.field("from")}
        hint="Demain au plus tôt, et jusqu’à la fin de l’activité. Exemple&nbsp;: 04/01/2027."
        label="À partir du"
        required
      />
      <h2 className="fr-h4">Le groupe de chaque niveau</h2>
      {isDivided ? (
        <p>
          Pour ne plus répartir les places, choisissez « Sans groupe » pour tous les niveaux, et effacez les places des
          groupes. Elles s’additionnent alors, ou deviennent le nombre écrit dans « Places des autres enfants ».
        </p>
      ) : null}
      {view.levels.map((level) => (
        <SelectField
          {...form.field(level)}
          key={level}
          label={level}
          options={GROUPS.map((group) => ({ value: group, label: `Groupe ${group}` }))}
          placeholder="Sans groupe"
        />
      ))}
      <h2 className="fr-h4">Les places par jour</h2>
      {GROUPS.map((group) => (
        <TextField
          {...form.field(`places${group}`)}
          hint="Laissez vide si ce groupe ne sert pas."
          inputMode="numeric"
          key={group}
          label={`Places du groupe ${group}`}
          maxLength={20}
        />
      ))}
      <TextField
        {...form.field("others")}
        hint={OTHERS}
        inputMode="numeric"
        label="Places des autres enfants"
        maxLength={20}
      />
      <SubmitButton form={form}>Vérifier avant d’enregistrer</SubmitButton>
    </Form>
  );
}
