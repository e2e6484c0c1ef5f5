import { DateField } from "../forms/DateField";
import type { FieldBinding } from "../forms/field-binding";

/** The first and the last day of what is certified. */
export function PeriodFields({ field }: { field: (name: "first" | "last") => FieldBinding }) {
  return (
    <>
      <DateField {...field("first")} label="Du" required />
      <DateField {...field("last")} hint="Aujourd’hui au plus tard. Exemple&nbsp;: 24/09/2026." label="Au" required />
    </>
  );
}
