import type { ReactNode } from "react";
import { FieldErrors, FieldHint, type FieldProps, RequiredMark, stateClass } from "./FieldParts";
import { errorId, hintId } from "./field-binding";
import type { Choice } from "./RadioGroup";

/** A question with several inputs: its legend, hint and error are all read when one enters the group. */
export function Group({
  id,
  label,
  hint,
  required,
  errors = [],
  children,
}: Omit<FieldProps, "name"> & { children: ReactNode }) {
  const legendId = `${id}-legend`;
  const names = [legendId, hint ? hintId(id) : null, errors.length > 0 ? errorId(id) : null];
  return (
    <fieldset className={stateClass("fr-fieldset", errors)} aria-labelledby={names.filter(Boolean).join(" ")}>
      <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id={legendId}>
        {label}
        <RequiredMark required={required} />
      </legend>
      {hint ? (
        <div className="fr-fieldset__element">
          <FieldHint id={id} hint={hint} />
        </div>
      ) : null}
      {children}
      <FieldErrors id={id} errors={errors} />
    </fieldset>
  );
}

/** One line of a group; `children` is the input. */
export function GroupOption(props: Omit<Choice, "value"> & { id: string; className: string; children: ReactNode }) {
  return (
    <div className="fr-fieldset__element">
      <div className={props.className}>
        {props.children}
        <label className="fr-label" htmlFor={props.id}>
          {props.label}
          {props.hint ? <span className="fr-hint-text">{props.hint}</span> : null}
        </label>
      </div>
    </div>
  );
}
