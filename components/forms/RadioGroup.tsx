import type { ReactNode } from "react";
import { type FieldProps, stateClass } from "./FieldParts";
import { Group, GroupOption } from "./Group";

export interface Choice {
  readonly value: string;
  readonly label: ReactNode;
  /** The label as plain text, for a list that takes nothing else. */
  readonly text?: string;
  readonly hint?: ReactNode;
}

export interface RadioGroupProps extends FieldProps {
  readonly options: readonly Choice[];
  /** Chosen when nothing was submitted yet. */
  readonly defaultValue?: string;
}

export function RadioGroup({ options, defaultValue, ...field }: RadioGroupProps) {
  const { id, name, submitted = [], errors = [], required } = field;
  const chosen = submitted.at(-1) ?? defaultValue;
  return (
    <Group {...field}>
      {options.map((option, index) => (
        <GroupOption
          key={option.value}
          id={optionId(id, index)}
          className={stateClass("fr-radio-group", errors)}
          {...option}
        >
          <input
            aria-invalid={errors.length > 0 ? true : undefined}
            defaultChecked={option.value === chosen}
            id={optionId(id, index)}
            name={name}
            required={required}
            type="radio"
            value={option.value}
          />
        </GroupOption>
      ))}
    </Group>
  );
}

/** The first option has the field's own id: the error summary leads there. */
export function optionId(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index + 1}`;
}
