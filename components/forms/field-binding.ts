import { type FormValues, valuesOf } from "./form-state";

/** What ties one input to its form: spread it on a field, `<TextField {...form.field("email")} label="…" />`. */
export interface FieldBinding {
  readonly id: string;
  readonly name: string;
  /** The last values sent (or the known ones), shown again. Empty at first, or when nothing is ticked. */
  readonly submitted: readonly string[];
  readonly errors: readonly string[];
}

export function fieldBinding(
  formId: string,
  name: string,
  values: FormValues,
  errors: readonly string[],
): FieldBinding {
  return { id: fieldId(formId, name), name, submitted: valuesOf(values, name), errors };
}

/** The id of a field's first input, which the error summary links to. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

interface Described {
  readonly id: string;
  readonly hint?: React.ReactNode;
  readonly errors: readonly string[];
}

/** The attributes that tie an input to its hint and its error (RGAA 11.10, 11.11). */
export function describedBy({ id, hint, errors }: Described): {
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
} {
  const ids = [hint ? hintId(id) : null, errors.length > 0 ? errorId(id) : null].filter((part) => part !== null);
  return { "aria-describedby": ids.join(" ") || undefined, "aria-invalid": errors.length > 0 ? true : undefined };
}

export const hintId = (id: string): string => `${id}-hint`;
export const errorId = (id: string): string => `${id}-error`;
