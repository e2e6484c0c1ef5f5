"use client";

import { CheckboxField } from "@/components/forms/CheckboxField";
import { CheckboxGroup } from "@/components/forms/CheckboxGroup";
import { DateField } from "@/components/forms/DateField";
import { Form } from "@/components/forms/Form";
import { type FormAction, formWith } from "@/components/forms/form-state";
import { HiddenField } from "@/components/forms/HiddenField";
import { RadioGroup } from "@/components/forms/RadioGroup";
import { SelectField } from "@/components/forms/SelectField";
import { SubmitButton } from "@/components/forms/SubmitButton";
import { useFormKit } from "@/components/forms/useFormKit";
import { browserApi } from "@/server/api/client";
import { makeWeeklyDraftSchema } from "@/server/booking/schemas";
import { elide } from "@/server/platform/elision";

export interface WeekChild {
  readonly id: string;
  readonly firstName: string;
  readonly rhythm: string;
}

interface WeekFormProps {
  readonly base: string;
  readonly action: FormAction;
  readonly activity: string;
  readonly weekdays: readonly { readonly value: string; readonly label: string }[];
  readonly pupils: readonly WeekChild[];
  /** The rest of the year, "01/12/2026": what the period is unless one writes another. */
  readonly from: string;
  readonly to: string;
}

const RHYTHMS = [
  { value: "every", label: "Toutes les semaines" },
  { value: "even", label: "Les semaines paires" },
  { value: "odd", label: "Les semaines impaires" },
];

/** The usual week of each child over a period (B2). It leads to the recap; nothing is booked by it. */
export function WeekForm({ base, action, activity, weekdays, pupils, from, to }: WeekFormProps) {
  const form = useFormKit({
    schema: makeWeeklyDraftSchema,
    action,
    initial: formWith({ from, to }),
    submit: (values) => browserApi(base).booking.makeWeeklyDraft.mutate(values),
    next: ({ draftId }) => `${base}/famille/reservations/recapitulatif?brouillon=${draftId}`,
    id: "semaine",
  });
  const days = form.field("days");
  const rhythms = form.field("rhythms");
  return (
    <Form form={form}>
      <HiddenField name="activity" value={activity} />
      {pupils.map((child, index) => (
        <ChildWeek
          child={child}
          days={index === 0 ? days : { ...days, id: `${days.id}-${index}`, errors: [] }}
          key={child.id}
          rhythms={{ ...rhythms, id: `${rhythms.id}-${index}` }}
          weekdays={weekdays}
        />
      ))}
      {pupils.length > 1 ? (
        <CheckboxField
          {...form.field("sameForAll")}
          hint="Les jours du premier enfant pour qui vous en avez coché valent pour tous."
          label="Les mêmes jours pour tous mes enfants"
        />
      ) : null}
      <DateField {...form.field("from")} label="Premier jour" required />
      <DateField {...form.field("to")} label="Dernier jour" required />
      <RadioGroup
        {...form.field("mode")}
        defaultValue="add"
        label={"Que faire des jours déjà réservés dans cette période\u00a0?"}
        options={[
          { value: "add", label: "Les garder, et ajouter ceux-ci" },
          {
            value: "replace",
            label: "Les remplacer",
            hint: "Les autres jours réservés de ces enfants seront annulés, s’il est encore temps.",
          },
        ]}
      />
      {pupils.length > 1 ? (
        <RadioGroup
          {...form.field("together")}
          defaultValue="each"
          label="S’il manque de la place pour vos enfants le même jour"
          options={[
            { value: "each", label: "Réserver pour ceux qui ont une place" },
            { value: "together", label: "Tous ensemble ou rien" },
          ]}
        />
      ) : null}
      <SubmitButton form={form}>Voir le récapitulatif</SubmitButton>
    </Form>
  );
}

type Binding = ReturnType<ReturnType<typeof useFormKit<typeof makeWeeklyDraftSchema>>["field"]>;

interface ChildWeekProps {
  readonly child: WeekChild;
  readonly days: Binding;
  readonly rhythms: Binding;
  readonly weekdays: WeekFormProps["weekdays"];
}

function ChildWeek({ child, days, rhythms, weekdays }: ChildWeekProps) {
  const own = rhythms.submitted.filter((value) => value.startsWith(child.id));
  return (
    <>
      <CheckboxGroup
        {...days}
        label={`Jours ${elide("de", child.firstName)}`}
        options={weekdays.map(({ value, label }) => ({ value: `${child.id}.${value}`, label }))}
      />
      <SelectField
        {...rhythms}
        defaultValue={`${child.id}.${child.rhythm}`}
        label={`Rythme ${elide("de", child.firstName)}`}
        options={RHYTHMS.map(({ value, label }) => ({ value: `${child.id}.${value}`, label }))}
        submitted={own}
      />
    </>
  );
}
