"use client";

import { browserApi } from "@/server/api/client";
import type { PlacesFormView } from "@/server/booking/domain/places-view";
import { preparePlacesSchema } from "@/server/booking/places-schemas";
import { weekdayName } from "@/server/catalogue/domain/weekday.fr";
import { formatDayWithYear } from "@/server/platform/dates";
import { CheckboxGroup } from "../forms/CheckboxGroup";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { placesRecapHref } from "./places-links";

interface ChangePlacesFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly view: PlacesFormView;
  /** What is known already: the school and the day that one comes from, or a change to write otherwise. */
  readonly known: FormState;
}

/** Which days get how many places; the recap comes next, and nothing is written before (C5). */
export function ChangePlacesForm({ base, action, view, known }: ChangePlacesFormProps) {
  const { activity, schools, levels } = view;
  const form = useFormKit({
    schema: preparePlacesSchema,
    action,
    initial: known,
    submit: (values) => browserApi(base).booking.places.prepare.query(values),
    next: (scope) => placesRecapHref(base, scope),
    id: "places",
  });
  const last = formatDayWithYear(activity.lastDay);
  return (
    <Form form={form}>
      <HiddenField name="code" value={activity.code} />
      <SelectField
        {...form.field("school")}
        label="École"
        options={schools.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder="Toutes les écoles"
      />
      {levels.length > 0 ? (
        <SelectField
          {...form.field("levels")}
          hint="Dans une école qui répartit ses places par niveau, choisissez les niveaux dont les places changent."
          label="Niveaux"
          options={levels.map(({ key, text }) => ({ value: key, label: text }))}
          placeholder="Écoles dont les places ne sont pas réparties"
        />
      ) : (
        <HiddenField name="levels" value="" />
      )}
      <DateField
        {...form.field("from")}
        hint="Jour, mois, année. Exemple&nbsp;: 03/12/2026."
        label="Premier jour"
        required
      />
      <RadioGroup
        {...form.field("span")}
        label="Jusqu’à quand&nbsp;?"
        options={[
          { value: "day", label: "Ce jour seulement" },
          { value: "end", label: `Jusqu’à la fin de l’activité, le ${last}`, text: "Jusqu’à la fin" },
          { value: "until", label: "Jusqu’au jour écrit ci-dessous" },
        ]}
        required
      />
      <DateField {...form.field("to")} hint="Laissez vide pour les deux premiers choix." label="Dernier jour" />
      <CheckboxGroup
        {...form.field("weekdays")}
        hint="Rien de coché&nbsp;: tous les jours d’ouverture."
        label="Seulement certains jours de la semaine (facultatif)"
        options={activity.weekdays.map((weekday) => ({ value: String(weekday), label: weekdayName(weekday) }))}
      />
      <TextField
        {...form.field("places")}
        hint="Pour chaque jour, dans chaque école choisie. Avec 0, plus personne ne peut réserver."
        inputMode="numeric"
        label="Nombre de places"
        maxLength={20}
        required
      />
      <SubmitButton form={form}>Vérifier avant d’enregistrer</SubmitButton>
    </Form>
  );
}
