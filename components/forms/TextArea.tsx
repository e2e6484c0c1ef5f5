import { FieldErrors, FieldHint, FieldLabel, type FieldProps, stateClass } from "./FieldParts";
import { describedBy } from "./field-binding";

export interface TextAreaProps extends FieldProps {
  readonly rows?: number;
  readonly maxLength?: number;
}

export function TextArea({ id, name, label, hint, required, submitted = [], errors = [], ...rest }: TextAreaProps) {
  return (
    <div className={stateClass("fr-input-group", errors)}>
      <FieldLabel id={id} label={label} required={required} />
      <FieldHint id={id} hint={hint} />
      <textarea
        rows={5}
        {...rest}
        {...describedBy({ id, hint, errors })}
        className={stateClass("fr-input", errors)}
        defaultValue={submitted.at(-1)}
        id={id}
        name={name}
        required={required}
      />
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
