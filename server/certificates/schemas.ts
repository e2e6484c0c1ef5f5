import * as z from "zod";
import { dayField } from "@/server/platform/form-fields";
import { readVerificationCode, type VerificationCode, type VerificationCodeProblem } from "./domain/verification-code";

const child = z.uuid("Choisissez un enfant dans la liste.");
const period = {
  first: dayField("Écrivez le premier jour de la période."),
  last: dayField("Écrivez le dernier jour de la période."),
};

export const certifyPaymentSchema = z.strictObject(period);
export const certifyTaxSchema = z.strictObject({
  year: z
    .string("Choisissez une année.")
    .regex(/^20\d{2}$/, "Choisissez une année dans la liste.")
    .transform(Number),
});
export const certifyAttendanceSchema = z.strictObject({ childId: child, ...period });
export const certifyEnrolmentSchema = z.strictObject({ childId: child });

export const certificateIdSchema = z.strictObject({ certificateId: z.uuid() });

const CODE_PROBLEMS: Readonly<Record<VerificationCodeProblem, string>> = {
  empty: "Écrivez le code qui figure au bas du document.",
  "wrong-length": "Ce code n’est pas complet, ou trop long. Il a vingt signes\u00a0: cinq groupes de quatre.",
  "unknown-sign":
    "Ce code contient un signe qui ne peut pas y être. Il n’a que des chiffres et des lettres, sans la lettre U.",
  mistyped: "Ce code contient une faute de frappe. Relisez-le sur le document, signe par signe.",
};

/** As somebody typed it: a mistake is told before anybody is asked. */
export const verifySchema = z.strictObject({
  code: z
    .string(CODE_PROBLEMS.empty)
    .max(200, CODE_PROBLEMS["wrong-length"])
    .transform((typed, context): VerificationCode => {
      const read = readVerificationCode(typed);
      if (read.ok) return read.value;
      context.addIssue({ code: "custom", message: CODE_PROBLEMS[read.error] });
      return z.NEVER;
    }),
});
