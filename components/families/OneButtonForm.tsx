"use client";

import { type ReactNode, useActionState } from "react";
import { ErrorSummary } from "../forms/ErrorSummary";
import { EMPTY_FORM, type FormAction } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";

interface OneButtonFormProps {
  readonly action: FormAction;
  /** Tells several forms of one page apart. */
  readonly id: string;
  readonly values: Readonly<Record<string, string>>;
  readonly children: ReactNode;
  readonly kind?: "primary" | "secondary" | "tertiary";
}

/** A form that asks nothing: one button that does one thing. The same with and without JavaScript. */
export function OneButtonForm({ action, id, values, children, kind = "secondary" }: OneButtonFormProps) {
  const [state, dispatch, pending] = useActionState(action, EMPTY_FORM);
  return (
    <form action={dispatch}>
      <ErrorSummary failure={state} formId={id} refusal={state.submissionId} />
      {Object.entries(values).map(([name, value]) => (
        <HiddenField key={name} name={name} value={value} />
      ))}
      <button
        aria-disabled={pending || undefined}
        className={`fr-btn fr-btn--sm${kind === "primary" ? "" : ` fr-btn--${kind}`}`}
        type="submit"
      >
        {children}
      </button>
    </form>
  );
}
