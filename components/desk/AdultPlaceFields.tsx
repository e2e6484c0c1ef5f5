import { CheckboxGroup } from "../forms/CheckboxGroup";
import type { FieldBinding } from "../forms/field-binding";
import { RadioGroup } from "../forms/RadioGroup";
import { AUTHORITY_OPTIONS, RIGHT_OPTIONS, ROLE_OPTIONS } from "./adult-choices";

/** What an adult is and may do in a dossier (A5). */
export function AdultPlaceFields({ field }: { field: (name: "role" | "authority" | "rights") => FieldBinding }) {
  return (
    <>
      <RadioGroup {...field("role")} label="Rôle dans le dossier" options={ROLE_OPTIONS} required />
      <RadioGroup {...field("authority")} label="Autorité parentale" options={AUTHORITY_OPTIONS} required />
      <CheckboxGroup
        {...field("rights")}
        hint="Sans rien de coché, cette personne n’a pas accès au dossier en ligne."
        label="Peut, en ligne"
        options={RIGHT_OPTIONS}
      />
    </>
  );
}
