"use client";

import type { ReactNode } from "react";
import type { FormKit } from "./useFormKit";

interface SubmitButtonProps {
  readonly form: Pick<FormKit, "pending">;
  readonly children: ReactNode;
  readonly kind?: "primary" | "secondary" | "tertiary";
  /** Which button was pressed, for a form with several: the schema has a field of that name. */
  readonly name?: string;
  readonly value?: string;
}

/** Stays focusable while the form is on its way, and says so; a second press is ignored. */
export function SubmitButton({ form, children, kind = "primary", name, value }: SubmitButtonProps) {
  const style = kind === "primary" ? "fr-btn" : `fr-btn fr-btn--${kind}`;
  return (
    <button aria-disabled={form.pending || undefined} className={style} name={name} type="submit" value={value}>
      {children}
      <span aria-live="polite" className="preau-pending">
        {form.pending ? "\u00a0– envoi en cours…" : ""}
      </span>
    </button>
  );
}
