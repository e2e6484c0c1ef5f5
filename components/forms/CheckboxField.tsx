import { FieldErrors, FieldHint, FieldLabel, type FieldProps, stateClass } from "./FieldParts";
import { describedBy } from "./field-binding";

/** One box, sent as "on" when it is ticked and not at all otherwise: `ticked()` in server/platform/form-fields. */
export function CheckboxField({ id, name, label, hint, required, submitted = [], errors = [] }: FieldProps) {
  return (
    <div className={stateClass("fr-checkbox-group", errors)}>
      <input
        {...describedBy({ id, hint, errors })}
        defaultChecked={submitted.includes("on")}
        id={id}
        name={name}
        required={required}
        type="checkbox"
        value="on"
      />
      <FieldLabel id={id} label={label} required={required} />
      <FieldHint id={id} hint={hint} />
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
