import { COUNTER_MEANS } from "@/server/payments/domain/means";
import { MEANS_NAMES } from "@/server/payments/domain/means.fr";
import type { FieldBinding } from "../forms/field-binding";
import { SelectField } from "../forms/SelectField";
import { TextField } from "../forms/TextField";

type Line = 1 | 2 | 3;
type LineField = `${"means" | "amount" | "number" | "bank"}${Line}`;

interface MeansLineProps {
  readonly line: Line;
  readonly field: (name: LineField) => FieldBinding;
  /** Of the amount. */
  readonly hint?: string | undefined;
}

const OPTIONS = COUNTER_MEANS.map((means) => ({ value: means, label: MEANS_NAMES[means] }));

/** One means of a payment: how much, how, and what identifies a cheque or a transfer. */
export function MeansLine({ line, field, hint }: MeansLineProps) {
  const nth = line === 1 ? "" : ` (${line}e moyen)`;
  return (
    <div className="preau-filters">
      <TextField
        {...field(`amount${line}`)}
        autoComplete="off"
        hint={hint}
        inputMode="decimal"
        label={`Montant en euros${nth}`}
        maxLength={20}
        required={line === 1}
      />
      <SelectField
        {...field(`means${line}`)}
        label={`Moyen de paiement${nth}`}
        options={OPTIONS}
        placeholder={line === 1 ? undefined : "Aucun"}
        required={line === 1}
      />
      <TextField
        {...field(`number${line}`)}
        autoComplete="off"
        hint="Chèque, virement, carte"
        label={`Numéro${nth}`}
        maxLength={60}
        spellCheck={false}
      />
      <TextField
        {...field(`bank${line}`)}
        autoComplete="off"
        hint="Pour un chèque"
        label={`Banque${nth}`}
        maxLength={60}
      />
    </div>
  );
}
