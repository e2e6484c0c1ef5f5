"use client";

import type { ReactNode } from "react";
import { ErrorSummary } from "./ErrorSummary";
import type { FormKit } from "./useFormKit";

interface FormProps {
  readonly form: Pick<FormKit, "id" | "failure" | "refusal" | "formProps">;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A form of the kit. `noValidate`: our own messages are kinder than the browser's, and the same everywhere. */
export function Form({ form, children, className }: FormProps) {
  return (
    <form {...form.formProps} className={className} noValidate>
      <ErrorSummary formId={form.id} failure={form.failure} refusal={form.refusal} />
      {children}
    </form>
  );
}
