"use client";

import { browserApi } from "@/server/api/client";
import { recordAbsenceSchema } from "@/server/booking/attendance-schemas";
import { DateField } from "../forms/DateField";
import { Form } from "../forms/Form";
import type { FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SelectField } from "../forms/SelectField";
import { SubmitButton } from "../forms/SubmitButton";
import { TextField } from "../forms/TextField";
import { useFormKit } from "../forms/useFormKit";
import { absenceDoneHref } from "./absence-done";

interface AbsenceFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly childId: string;
  readonly activities: readonly { readonly id: string; readonly name: string }[];
}

/** An absence over some days: each booked day of the period is noted at once (B8). */
export function AbsenceForm({ base, action, childId, activities }: AbsenceFormProps) {
  const form = useFormKit({
    schema: recordAbsenceSchema,
    action,
    submit: (values) => browserApi(base).attendance.recordAbsence.mutate(values),
    next: (done) => absenceDoneHref(base, done),
    id: "absence",
  });
  return (
    <Form form={form}>
      <HiddenField name="childId" value={childId} />
      {activities.length > 1 ? (
        <SelectField
          {...form.field("activityId")}
          label="Activité"
          options={activities.map(({ id, name }) => ({ value: id, label: name }))}
          required
        />
      ) : (
        <HiddenField name="activityId" value={activities[0]?.id ?? ""} />
      )}
      <DateField {...form.field("first")} label="Premier jour d’absence" required />
      <DateField
        {...form.field("last")}
        hint="Le même jour si l’absence dure un jour."
        label="Dernier jour d’absence"
        required
      />
      <RadioGroup
        {...form.field("kind")}
        label="L’absence est-elle justifiée&nbsp;?"
        options={[
          { value: "absent_excused", label: "Oui", hint: "Ces jours ne seront pas facturés, même annulés trop tard." },
          { value: "absent_unexcused", label: "Non", hint: "Ces jours restent facturés." },
        ]}
        required
      />
      <TextField
        {...form.field("reason")}
        hint="Visible des agents seulement. Pas de détail médical&nbsp;: «&nbsp;certificat reçu&nbsp;» suffit."
        label="Motif (facultatif)"
      />
      <SubmitButton form={form}>Noter l’absence</SubmitButton>
    </Form>
  );
}
