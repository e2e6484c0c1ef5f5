"use client";

import { useEffect, useRef } from "react";
import { fieldId } from "./field-binding";
import { type Failure, isRefused } from "./form-state";
import { LinkedText } from "./LinkedText";

interface ErrorSummaryProps {
  readonly formId: string;
  readonly failure: Failure;
  /** Changes with each refusal: the focus then comes here. */
  readonly refusal: string;
  /** What was not done, where no single field is at fault. */
  readonly whole?: string;
  /** The pages that a refusal may name, by their titles. */
  readonly pages?: Readonly<Record<string, string>>;
}

const NOT_KEPT = "Votre demande n’est pas enregistrée";
const NO_PAGES = {};

/**
 * What is wrong, in one place, before the form; each line leads to its field. With JavaScript the focus comes here
 * after each refusal; without it, the title of the page says it first (see failed-submissions in server/api).
 */
export function ErrorSummary({ formId, failure, refusal, whole = NOT_KEPT, pages = NO_PAGES }: ErrorSummaryProps) {
  const ref = useRef<HTMLDivElement>(null);
  const refused = isRefused(failure);
  useEffect(() => {
    if (refused && refusal !== "") ref.current?.focus();
  }, [refused, refusal]);
  if (!refused) return null;
  const lines = Object.entries(failure.fieldErrors).flatMap(([name, messages]) =>
    messages.map((message) => ({ name, message })),
  );
  const titleId = `${formId}-errors`;
  return (
    <div
      aria-labelledby={titleId}
      className="fr-alert fr-alert--error preau-error-summary"
      ref={ref}
      role="alert"
      tabIndex={-1}
    >
      <h2 className="fr-alert__title" id={titleId}>
        {failure.formErrors.length > 0 && lines.length === 0 ? whole : "Des réponses sont à corriger"}
      </h2>
      {failure.formErrors.map((message) => (
        <p key={message}>
          <LinkedText pages={pages} text={message} />
        </p>
      ))}
      {lines.length === 0 ? null : (
        <ul>
          {lines.map(({ name, message }) => (
            <li key={`${name} ${message}`}>
              <a href={`#${fieldId(formId, name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
