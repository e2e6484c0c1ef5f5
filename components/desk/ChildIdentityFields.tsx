import { DateField } from "../forms/DateField";
import type { FieldBinding } from "../forms/field-binding";
import { RadioGroup } from "../forms/RadioGroup";
import { TextField } from "../forms/TextField";
import { GENDER_OPTIONS } from "./child-choices";

type Names = "firstName" | "lastName" | "birthdate" | "gender";

/** Who a child is, as its papers say. */
export function ChildIdentityFields({ field }: { field: (name: Names) => FieldBinding }) {
  return (
    <>
      <TextField {...field("firstName")} label="Prénom" maxLength={80} required />
      <TextField {...field("lastName")} label="Nom de famille" maxLength={80} required />
      <DateField {...field("birthdate")} label="Date de naissance" ofBirth="child" required />
      <RadioGroup {...field("gender")} defaultValue="unspecified" label="Sexe" options={GENDER_OPTIONS} />
    </>
  );
}
