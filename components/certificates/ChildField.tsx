import type { FieldBinding } from "../forms/field-binding";
import { RadioGroup } from "../forms/RadioGroup";

/** A child of the dossier, to choose. */
export interface ChildChoice {
  readonly id: string;
  readonly firstName: string;
}

/** Which child; the only one is chosen already. */
export function ChildField({ field, who }: { field: FieldBinding; who: readonly ChildChoice[] }) {
  return (
    <RadioGroup
      {...field}
      defaultValue={who.length === 1 ? who[0]?.id : undefined}
      label="Enfant"
      options={who.map(({ id, firstName }) => ({ value: id, label: firstName }))}
      required
    />
  );
}
