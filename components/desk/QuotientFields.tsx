import type { FieldBinding } from "../forms/field-binding";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";

interface QuotientFieldsProps {
  readonly field: (name: "amount" | "month") => FieldBinding;
  /** The months to choose from, newest first. */
  readonly months: readonly { readonly value: string; readonly label: string }[];
}

/** A quotient and its month, as the attestation prints them. */
export function QuotientFields({ field, months }: QuotientFieldsProps) {
  return (
    <>
      <TextField
        {...field("amount")}
        hint="En euros, comme sur l’attestation. Exemple&nbsp;: 720 ou 720,50."
        inputMode="decimal"
        label="Quotient familial"
        required
      />
      <SelectField
        {...field("month")}
        label="Mois du quotient"
        options={months}
        placeholder="Choisissez le mois"
        required
      />
    </>
  );
}
