"use client";

import { browserApi } from "@/server/api/client";
import type { OpeningFormView } from "@/server/booking/domain/opening-view";
import { prepareOpeningSchema } from "@/server/booking/openings-schemas";
import { SCHOOL_LEVELS } from "@/server/catalogue/domain/choices";
import { CheckboxGroup } from "../forms/CheckboxGroup";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { openingRecapHref } from "./openings-links";

interface OpeningFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly view: Pick<OpeningFormView, "activity" | "schools">;
  readonly openingId: string | null;
  readonly known: FormState;
}

const HOMES = [
  { value: "commune", label: "Habitants de la commune" },
  { value: "interco", label: "Habitants d’une autre commune de l’intercommunalité" },
  { value: "outside", label: "Habitants d’ailleurs" },
] as const;

/** When something opens, and to whom; the recap comes next, and nothing is written before (C3). */
export function OpeningForm({ base, action, view, openingId, known }: OpeningFormProps) {
  const form = useFormKit({
    schema: prepareOpeningSchema,
    action,
    initial: known,
    submit: (values) => browserApi(base).booking.openings.prepare.query(values),
    next: (asked) => openingRecapHref(base, asked),
    id: "ouverture",
  });
  return (
    <Form form={form}>
      <HiddenField name="code" value={view.activity.code} />
      <HiddenField name="openingId" value={openingId ?? ""} />
      <RadioGroup
        {...form.field("kind")}
        label="Qu’est-ce qui ouvre&nbsp;?"
        options={[
          { value: "booking", label: "Les réservations", hint: "Les familles choisissent leurs jours." },
          {
            value: "enrolment",
            label: "Les inscriptions à l’activité",
            hint: "Une fois par enfant, avant de réserver.",
          },
        ]}
        required
      />
      <h2 className="fr-h4">Quand&nbsp;?</h2>
      <DateField {...form.field("opensDay")} hint="Exemple&nbsp;: 18/08/2026." label="Ouvre le" required />
      <TextField
        {...form.field("opensHour")}
        hint="Exemple&nbsp;: 8 h. Vide&nbsp;: dès minuit, au début du jour."
        label="Heure d’ouverture (facultatif)"
        maxLength={20}
      />
      <DateField {...form.field("closesDay")} hint="Vide&nbsp;: reste ouvert." label="Ferme le (facultatif)" />
      <TextField
        {...form.field("closesHour")}
        hint="Vide&nbsp;: à 23 h 59, à la fin du jour."
        label="Heure de fermeture (facultatif)"
        maxLength={20}
      />
      <h2 className="fr-h4">Pour quels jours&nbsp;?</h2>
      <p>Pour les réservations seulement. Laissez vide si l’ouverture vaut pour tous les jours de l’activité.</p>
      <DateField
        {...form.field("first")}
        hint="Exemple&nbsp;: 01/09/2026."
        label="Premier jour à réserver (facultatif)"
      />
      <DateField
        {...form.field("last")}
        hint="Exemple&nbsp;: 18/12/2026."
        label="Dernier jour à réserver (facultatif)"
      />
      <h2 className="fr-h4">Pour qui&nbsp;?</h2>
      <p>
        Ne cochez rien pour ouvrir à tous. Un enfant doit répondre à chaque question où vous avez coché quelque chose.
      </p>
      <CheckboxGroup {...form.field("residences")} label="Où habite la famille (facultatif)" options={HOMES} />
      <CheckboxGroup
        {...form.field("schools")}
        label="École de l’enfant (facultatif)"
        options={view.schools.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <CheckboxGroup
        {...form.field("levels")}
        label="Niveau de l’enfant (facultatif)"
        options={SCHOOL_LEVELS.map((level) => ({ value: level, label: level }))}
      />
      <SubmitButton form={form}>Vérifier avant d’enregistrer</SubmitButton>
    </Form>
  );
}
