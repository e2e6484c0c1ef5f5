import { type FieldProps, stateClass } from "./FieldParts";
import { Group, GroupOption } from "./Group";
import { type Choice, optionId } from "./RadioGroup";

/** Boxes of one name: the schema takes a list. */
export function CheckboxGroup({ options, ...field }: FieldProps & { options: readonly Choice[] }) {
  const { id, name, submitted = [], errors = [] } = field;
  return (
    <Group {...field}>
      {options.map((option, index) => (
        <GroupOption
          key={option.value}
          id={optionId(id, index)}
          className={stateClass("fr-checkbox-group", errors)}
          {...option}
        >
          <input
            aria-invalid={errors.length > 0 ? true : undefined}
            defaultChecked={submitted.includes(option.value)}
            id={optionId(id, index)}
            name={name}
            type="checkbox"
            value={option.value}
          />
        </GroupOption>
      ))}
    </Group>
  );
}
