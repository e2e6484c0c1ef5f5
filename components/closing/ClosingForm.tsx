"use client";

import { browserApi } from "@/server/api/client";
import { closingWishSchema } from "@/server/booking/closing-schemas";
import type { ClosingChoices } from "@/server/booking/domain/closing-view";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction, FormState } from "../forms/form-state";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { closingRecapHref } from "./closing-links";

interface ClosingFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly initial: FormState;
  readonly choices: ClosingChoices;
}

/** What to close. Nothing is closed before the recap. */
export function ClosingForm({ base, action, initial, choices }: ClosingFormProps) {
  const form = useFormKit({
    schema: closingWishSchema,
    action,
    initial,
    submit: (values) => browserApi(base).booking.closing.check.mutate(values),
    next: (wish) => closingRecapHref(base, wish),
    id: "fermeture",
  });
  const options = (things: ClosingChoices["schools"]) => things.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Form form={form}>
      <TextField
        {...form.field("label")}
        autoComplete="off"
        hint="Les familles la liront dans leurs réservations, le calendrier et l’e-mail. Exemple&nbsp;: grève du personnel."
        label="Raison"
        maxLength={80}
        required
      />
      <DateField
        {...form.field("from")}
        hint="Aujourd’hui ou un jour suivant. Exemple&nbsp;: 24/09/2026."
        label="Premier jour"
        required
      />
      <DateField {...form.field("to")} hint="Laissez vide pour un seul jour." label="Dernier jour" />
      <SelectField
        {...form.field("schoolId")}
        label="École"
        options={options(choices.schools)}
        placeholder="Toutes les écoles"
      />
      <SelectField
        {...form.field("activityId")}
        hint="Si l’école reste ouverte, choisissez l’activité qui ferme. «&nbsp;Toutes les activités&nbsp;» veut dire que ces jours ne sont pas des jours d’école&nbsp;: les délais de réservation des jours suivants en tiennent compte."
        label="Activité"
        options={options(choices.activities)}
        placeholder="Toutes les activités"
      />
      <SubmitButton form={form}>Voir ce que cela change</SubmitButton>
    </Form>
  );
}
