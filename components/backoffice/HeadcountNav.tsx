import { formatDay, type LocalDate } from "@/server/platform/dates";
import { DateField } from "../forms/DateField";
import { FilterForm } from "../forms/FilterForm";
import { fieldBinding } from "../forms/field-binding";
import { type FormState, isRefused } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { SelectField } from "../forms/SelectField";

interface HeadcountNavProps {
  readonly base: string;
  readonly previous?: LocalDate | null;
  readonly following?: LocalDate | null;
  readonly activityId: string;
  readonly activities: readonly { readonly id: string; readonly name: string }[];
  readonly form: FormState;
}

const FORM = "effectifs";

/** "?jour=2026-11-23&activite=…": the same on every page of the headcounts. */
export function headcountQuery(
  day: LocalDate,
  activityId: string,
  more: Readonly<Record<string, string>> = {},
): string {
  return `?${new URLSearchParams({ jour: day, activite: activityId, ...more })}`;
}

/** From one open day to the next, over closed ones; or straight to a day, typed again only when it was refused. */
export function HeadcountNav({ base, previous, following, activityId, activities, form }: HeadcountNavProps) {
  const typed = isRefused(form) ? form.values : {};
  const to = (other: LocalDate) => `${base}/agents/effectifs${headcountQuery(other, activityId)}`;
  return (
    <nav aria-label="Choisir le jour" className="preau-noprint">
      <p className="preau-actions">
        {previous ? <a href={to(previous)}>Jour ouvert précédent&nbsp;: {formatDay(previous)}</a> : null}
        {following ? <a href={to(following)}>Jour ouvert suivant&nbsp;: {formatDay(following)}</a> : null}
      </p>
      <FilterForm action={`${base}/agents/effectifs`} form={form} id={FORM} submit="Voir">
        <DateField
          {...fieldBinding(FORM, "jour", typed, form.fieldErrors.jour ?? [])}
          hint="Exemple&nbsp;: 24/09/2026."
          label="Aller au"
        />
        {activities.length > 1 ? (
          <SelectField
            {...fieldBinding(FORM, "activite", { activite: activityId }, [])}
            label="Activité"
            options={activities.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <HiddenField name="activite" value={activityId} />
        )}
      </FilterForm>
    </nav>
  );
}
