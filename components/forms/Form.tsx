"use client";

import type { ReactNode } from "react";
import { ErrorSummary } from "./ErrorSummary";
import type { FormKit } from "./useFormKit";

interface FormProps {
  readonly form: Pick<FormKit, "id" | "failure" | "refusal" | "formProps">;
  readonly children: ReactNode;
  readonly className?: string;
  /** What was not done when the form is refused as a whole: "La connexion n’a pas abouti". */
  readonly notDone?: string;
  /** The pages that a refusal may name, by their titles, with their addresses: each is a link there. */
  readonly pages?: Readonly<Record<string, string>>;
}

/** A form of the kit. `noValidate`: our own messages are kinder than the browser's, and the same everywhere. */
export function Form({ form, children, className, notDone, pages }: FormProps) {
  return (
    <form {...form.formProps} className={className} noValidate>
      <ErrorSummary formId={form.id} failure={form.failure} pages={pages} refusal={form.refusal} whole={notDone} />
      {children}
    </form>
  );
}
