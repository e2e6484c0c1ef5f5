import type { HTMLInputAutoCompleteAttribute } from "react";
import { FieldErrors, FieldHint, FieldLabel, type FieldProps, stateClass } from "./FieldParts";
import { describedBy } from "./field-binding";

export interface TextFieldProps extends FieldProps {
  readonly type?: "text" | "email" | "tel" | "search" | "url";
  /** The HTML token of what the person is asked about themselves: "email", "given-name", "tel" (RGAA 11.13). */
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "search";
  readonly maxLength?: number;
  readonly spellCheck?: boolean;
  /** Shown when nothing was submitted yet. */
  readonly defaultValue?: string;
}

export function TextField(props: TextFieldProps) {
  const { id, name, label, hint, required, submitted = [], errors = [], type = "text", defaultValue, ...rest } = props;
  return (
    <div className={stateClass("fr-input-group", errors)}>
      <FieldLabel id={id} label={label} required={required} />
      <FieldHint id={id} hint={hint} />
      <input
        {...rest}
        {...describedBy({ id, hint, errors })}
        className={stateClass("fr-input", errors)}
        defaultValue={submitted.at(-1) ?? defaultValue}
        id={id}
        name={name}
        required={required}
        type={type}
      />
      <FieldErrors id={id} errors={errors} />
    </div>
  );
}
