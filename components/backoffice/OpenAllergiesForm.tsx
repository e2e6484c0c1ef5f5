"use client";

import { PURPOSE_NAMES } from "@/server/backoffice/domain/health-purposes";
import { openAllergiesSchema } from "@/server/backoffice/schemas";
import type { LocalDate } from "@/server/platform/dates";
import { Disclosure } from "../dsfr/Disclosure";
import { Form } from "../forms/Form";
import { EMPTY_FORM, type FormAction, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";
import { SubmitButton } from "../forms/SubmitButton";
import { useFormKit } from "../forms/useFormKit";

const OPTIONS = (["repas", "urgence"] as const).map((value) => ({ value, label: PURPOSE_NAMES[value] }));

interface OpenAllergiesFormProps {
  readonly day: LocalDate;
  readonly schoolId: string;
  readonly activityId: string;
  readonly action: FormAction;
}

/** A reason before the allergies of a school's list are shown; one line of history a child. */
export function OpenAllergiesForm({ day, schoolId, activityId, action }: OpenAllergiesFormProps) {
  const form = useFormKit({ schema: openAllergiesSchema, action, initial: EMPTY_FORM, id: `allergies-${schoolId}` });
  return (
    <div className="preau-noprint">
      <Disclosure open={isRefused(form.failure)} summary="Afficher les allergies">
        <Form form={form}>
          <HiddenField name="day" value={day} />
          <HiddenField name="schoolId" value={schoolId} />
          <HiddenField name="activityId" value={activityId} />
          <RadioGroup
            {...form.field("purpose")}
            hint="Votre nom, l’heure et la raison seront notés dans l’historique de chaque enfant."
            label="Pourquoi&nbsp;?"
            options={OPTIONS}
            required
          />
          <SubmitButton form={form} kind="secondary">
            Afficher pendant un quart d’heure
          </SubmitButton>
        </Form>
      </Disclosure>
    </div>
  );
}
