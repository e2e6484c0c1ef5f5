import type { FieldBinding } from "../forms/field-binding";
import type { OfferedAnswer } from "../forms/form-state";
import { HiddenField } from "../forms/HiddenField";
import { RadioGroup } from "../forms/RadioGroup";

interface TwinFieldProps {
  readonly field: FieldBinding;
  /** Who resembles what was typed; nothing is asked before somebody does. */
  readonly offers: readonly OfferedAnswer[] | undefined;
  readonly base: string;
  /** "Est-ce le même enfant ?" */
  readonly question: string;
  /** "Non, c’est un autre enfant" */
  readonly nobody: string;
}

/** Somebody of the town who may be the one that an agent adds: to look at, then to say (D4). */
export function TwinField({ field, offers = [], base, question, nobody }: TwinFieldProps) {
  if (offers.length === 0) return null;
  return (
    <>
      <HiddenField name="seen" value={offers.map(({ value }) => value).join(" ")} />
      <RadioGroup
        {...field}
        label={question}
        options={[
          ...offers.map(({ value, label }) => ({ value, label: `Oui\u00a0: ${label}` })),
          { value: "none", label: nobody },
        ]}
        required
      />
      <ul>
        {offers.map(({ value, label, path }) =>
          path ? (
            <li key={value}>
              <a href={base + path} rel="noopener" target="_blank" title={`${label} – nouvelle fenêtre`}>
                {label}
              </a>
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}
