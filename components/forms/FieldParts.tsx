import type { ReactNode } from "react";
import { errorId, type FieldBinding, hintId } from "./field-binding";

/** What every field takes: the binding of `form.field()`, or just an id and a name in a plain search form. */
export interface FieldProps
  extends Pick<FieldBinding, "id" | "name">,
    Partial<Pick<FieldBinding, "submitted" | "errors">> {
  readonly label: ReactNode;
  /** The format that is expected, with an example (RGAA 11.10). */
  readonly hint?: ReactNode;
  readonly required?: boolean;
}

/** Said in words after the label: a star means nothing to many people, and red nothing to some. */
export function RequiredMark({ required }: { required?: boolean }) {
  return required ? <span className="preau-required"> (obligatoire)</span> : null;
}

export function FieldLabel({ id, label, required }: Pick<FieldProps, "id" | "label" | "required">) {
  return (
    <label className="fr-label" htmlFor={id}>
      {label}
      <RequiredMark required={required} />
    </label>
  );
}

export function FieldHint({ id, hint }: Pick<FieldProps, "id" | "hint">) {
  return hint ? (
    <p className="fr-hint-text preau-hint" id={hintId(id)}>
      {hint}
    </p>
  ) : null;
}

/** The place of the messages is always there, so that a screen reader hears one that comes or goes. */
export function FieldErrors({ id, errors = [] }: Pick<FieldProps, "id" | "errors">) {
  return (
    <div className="fr-messages-group" id={errorId(id)} aria-live="polite">
      {errors.map((message) => (
        <p className="fr-message fr-message--error" key={message}>
          <span className="fr-sr-only">Erreur&nbsp;: </span>
          {message}
        </p>
      ))}
    </div>
  );
}

/** The DSFR's class of a field, with its state. */
export function stateClass(base: string, errors: readonly string[] = []): string {
  return errors.length > 0 ? `${base} ${base}--error` : base;
}
