import { ADULT_BIRTHDAY_EXAMPLE, BIRTHDAY_EXAMPLE, DAY_EXAMPLE } from "@/server/platform/local-date";
import type { FieldProps } from "./FieldParts";
import { TextField } from "./TextField";

interface DateFieldProps extends FieldProps {
  /** Whose birth it is: the example is then of their age. */
  readonly ofBirth?: "child" | "adult";
  readonly autoComplete?: "bday";
}

const BIRTHS = { child: BIRTHDAY_EXAMPLE, adult: ADULT_BIRTHDAY_EXAMPLE } as const;

/**
 * A day, typed as people write it: one text rather than a calendar or three boxes. It is read by voice software and
 * filled by browsers (`bday`), and `dayField` (server/platform/form-fields) takes "24/09/2018", "24 9 2018" as well as
 * "24092018", which is all that a numeric keypad can write.
 */
export function DateField({ hint, ofBirth, ...field }: DateFieldProps) {
  const example = ofBirth ? BIRTHS[ofBirth] : DAY_EXAMPLE;
  return <TextField {...field} hint={hint ?? `Jour, mois, année. Exemple\u00a0: ${example}.`} inputMode="numeric" />;
}
