"use client";

import { CheckboxField } from "@/components/forms/CheckboxField";
import { Form } from "@/components/forms/Form";
import type { FormAction, FormState } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { RadioGroup } from "@/components/forms/RadioGroup";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { TextField } from "@/components/forms/TextField";
import { useFormKit } from "@/components/forms/useFormKit";
import { CHILD_FIELDS, MOST_CHILDREN, simulationSchema } from "@/server/fees/simulation-schemas";
import { ChildFieldset } from "./ChildFieldset";
import { REGULARITY_LABELS, residenceLabel, type SimulatorActivity } from "./simulation-words";

interface SimulationFormProps {
  readonly action: FormAction;
  readonly initial: FormState;
  readonly activity: SimulatorActivity;
  readonly childCount: number;
  readonly cityName: string;
}

/**
 * Always sent through the action: the answers must travel in the body of a request and wait in a cookie, never in an
 * address. "Calculer" comes first in the page, so that Enter means it.
 */
export function SimulationForm({ action, initial, activity, childCount, cityName }: SimulationFormProps) {
  const form = useFormKit({ schema: simulationSchema, action, initial, id: "simulation" });
  const { residences } = activity;
  return (
    <Form form={form}>
      <HiddenField name="activity" value={activity.code} />
      <HiddenField name="children" value={String(childCount)} />
      {activity.quotient ? (
        <>
          <HiddenField name="asks" value="quotient" />
          <TextField
            {...form.field("quotient")}
            autoComplete="off"
            hint="En euros, comme sur votre attestation de la CAF ou de la MSA. Exemple&nbsp;: 742."
            inputMode="decimal"
            label="Votre quotient familial"
          />
          <CheckboxField {...form.field("quotientUnknown")} label="Je ne le connais pas" />
        </>
      ) : null}
      {residences.length > 0 ? (
        <>
          <HiddenField name="asks" value="residence" />
          <RadioGroup
            {...form.field("residence")}
            label="Où habitez-vous&nbsp;?"
            options={residences.map((value) => ({
              value,
              label: residenceLabel(value, cityName, residences.includes("interco")),
            }))}
            required
          />
        </>
      ) : (
        <p>À {cityName}, ce prix est le même où que vous habitiez.</p>
      )}
      {activity.regularity ? (
        <RadioGroup
          {...form.field("regularity")}
          defaultValue="regular"
          label="À quel rythme&nbsp;?"
          options={[
            { value: "regular", label: REGULARITY_LABELS.regular },
            { value: "occasional", label: REGULARITY_LABELS.occasional },
          ]}
        />
      ) : null}
      {CHILD_FIELDS.slice(0, childCount).map((names, index) => (
        <ChildFieldset
          activity={activity}
          form={form}
          key={names.days}
          names={names}
          number={index + 1}
          only={childCount === 1}
        />
      ))}
      <div className="preau-actions">
        <SubmitButton form={form} name="intent" value="calculer">
          Calculer le prix
        </SubmitButton>
      </div>
      <div className="preau-actions">
        {childCount < MOST_CHILDREN ? (
          <SubmitButton form={form} kind="secondary" name="intent" value="ajouter">
            Ajouter un enfant
          </SubmitButton>
        ) : null}
        {childCount > 1 ? (
          <SubmitButton form={form} kind="tertiary" name="intent" value="retirer">
            Retirer l’enfant {childCount}
          </SubmitButton>
        ) : null}
      </div>
    </Form>
  );
}
