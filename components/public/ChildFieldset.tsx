import { CheckboxGroup } from "@/components/forms/CheckboxGroup";
import { HiddenField } from "@/components/forms/HiddenField";
import { SelectField } from "@/components/forms/SelectField";
import type { FormKit } from "@/components/forms/useFormKit";
import { weekdayName } from "@/server/catalogue/domain/weekday.fr";
import type { ChildFields } from "@/server/fees/simulation-schemas";
import { capital, classLabel, type SimulatorActivity, schoolLabel } from "./simulation-words";

type ChildField = ChildFields[keyof ChildFields];

interface ChildFieldsetProps {
  readonly form: Pick<FormKit<ChildField>, "field">;
  readonly names: ChildFields;
  readonly number: number;
  readonly only: boolean;
  readonly activity: SimulatorActivity;
}

/** One child: the meal, what else the grid tells apart, and the days of a typical week. */
export function ChildFieldset({ form, names, number, only, activity }: ChildFieldsetProps) {
  const { profiles, schoolCodes, classKinds, weekdays } = activity;
  return (
    <fieldset className="preau-child" id={`enfant-${number}`}>
      <legend>{only ? "Votre enfant" : `Enfant ${number}`}</legend>
      {profiles.length > 1 ? (
        <SelectField
          {...form.field(names.profile)}
          label="Type de repas"
          options={profiles.map(({ code, label }) => ({ value: code, label: capital(label) }))}
        />
      ) : (
        <HiddenField name={names.profile} value={profiles[0]?.code ?? ""} />
      )}
      {schoolCodes.length > 0 ? (
        <SelectField
          {...form.field(names.school)}
          label="École"
          options={schoolCodes.map((code) => ({ value: code, label: schoolLabel(activity, code) }))}
        />
      ) : null}
      {classKinds.length > 0 ? (
        <SelectField
          {...form.field(names.classKind)}
          label="Classe"
          options={classKinds.map((kind) => ({ value: kind, label: classLabel(kind) }))}
        />
      ) : null}
      <CheckboxGroup
        {...form.field(names.days)}
        label="Jours d’une semaine habituelle"
        options={weekdays.map((day) => ({ value: String(day), label: capital(weekdayName(day)) }))}
        required
      />
    </fieldset>
  );
}
