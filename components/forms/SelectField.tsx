import { FieldErrors, FieldHint, FieldLabel, type FieldProps, stateClass } from "./FieldParts";
import { describedBy } from "./field-binding";
import type { Choice } from "./RadioGroup";

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly Choice[];
  /** The first line, which stands for no answer. Left out when there is always an answer. */
  readonly placeholder?: string;
  readonly autoComplete?: string;
  /** Chosen when nothing was submitted yet. */
  readonly defaultValue?: string;
}

export function SelectField(props: SelectFieldProps) {
  const { id, name, label, hint, required, submitted = [], errors = [], options, placeholder, autoComplete } = props;
  return (
    <div className={stateClass("fr-select-group", errors)}>
      <FieldLabel id={id} label={label} required={required} />
      <FieldHint id={id} hint={hint} />
      <select
        {...describedBy({ id, hint, errors })}
        autoComplete={autoComplete}
        className={stateClass("fr-select", errors)}
        defaultValue={submitted.at(-1) ?? props.defaultValue ?? (placeholder === undefined ? undefined : "")}
        id={id}
        name={name}
        required={required}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text ?? option.label}
          </option>
        ))}
      </select>
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
