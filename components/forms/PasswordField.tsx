"use client";

import { useEffect, useState } from "react";
import { FieldErrors, FieldHint, FieldLabel, type FieldProps, stateClass } from "./FieldParts";
import { describedBy } from "./field-binding";

export interface PasswordFieldProps extends Omit<FieldProps, "submitted"> {
  readonly autoComplete: "current-password" | "new-password";
}

/** Pasting is allowed, nothing is ever shown again after a refusal. With JavaScript, the text can be shown. */
export function PasswordField({ id, name, label, hint, required, errors = [], autoComplete }: PasswordFieldProps) {
  const [canShow, setCanShow] = useState(false);
  const [shown, setShown] = useState(false);
  useEffect(() => setCanShow(true), []);
  const showId = `${id}-show`;
  return (
    <div className={stateClass("fr-input-group", errors)}>
      <FieldLabel id={id} label={label} required={required} />
      <FieldHint id={id} hint={hint} />
      <input
        {...describedBy({ id, hint, errors })}
        autoCapitalize="off"
        autoComplete={autoComplete}
        autoCorrect="off"
        className={stateClass("fr-input", errors)}
        id={id}
        name={name}
        required={required}
        spellCheck={false}
        type={shown ? "text" : "password"}
      />
      <FieldErrors id={id} errors={errors} />
      {canShow ? (
        <div className="fr-checkbox-group fr-checkbox-group--sm preau-show-password">
          <input checked={shown} id={showId} onChange={(event) => setShown(event.target.checked)} type="checkbox" />
          <label className="fr-label" htmlFor={showId}>
            Afficher le mot de passe
          </label>
        </div>
      ) : null}
    </div>
  );
}
