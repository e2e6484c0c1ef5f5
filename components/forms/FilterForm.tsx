import type { ReactNode } from "react";
import { ErrorSummary } from "./ErrorSummary";
import type { FormState } from "./form-state";

interface FilterFormProps {
  /** The prefix of the fields' ids: `fieldBinding(id, …)`. */
  readonly id: string;
  readonly action: string;
  readonly form: FormState;
  /** What the button does: "Filtrer". */
  readonly submit: string;
  readonly children: ReactNode;
}

/** A form that only looks something up: its answers are in the address, to be kept, and read by `readFilters` of server/api. */
export function FilterForm({ id, action, form, submit, children }: FilterFormProps) {
  return (
    <form action={action} className="preau-filters" method="get" noValidate>
      <ErrorSummary failure={form} formId={id} refusal={form.submissionId} />
      {children}
      <button className="fr-btn fr-btn--secondary" type="submit">
        {submit}
      </button>
    </form>
  );
}
