import type { FieldProps } from "./FieldParts";
import { TextField } from "./TextField";

/**
 * A day, typed as people write it: one text rather than a calendar or three boxes. It is read by voice software and
 * filled by browsers (`bday`), and `dayField` (server/platform/form-fields) takes "24/09/2018", "24 9 2018" as well as
 * "24092018", which is all that a numeric keypad can write.
 */
export function DateField({ hint, ...field }: FieldProps & { autoComplete?: "bday" }) {
  return <TextField {...field} hint={hint ?? "Jour, mois, année. Exemple\u00a0: 24/09/2018."} inputMode="numeric" />;
}
