import * as z from "zod";
import type { LocalDate } from "./dates";
import { DAY_EXAMPLE, isExistingDay } from "./local-date";
import { type Cents, cents } from "./money";

/*
 * What the fields of our forms send, as zod schemas with French messages. A form sends texts, "on" and files, whatever
 * its page: these take exactly that, trim it, and give typed values. Field components: components/forms.
 */

/** A text that must be there. `missing` says what to write: "Écrivez votre nom de naissance." */
export function textField(missing: string, max = 200) {
  return z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(max, `Ce texte est trop long. Écrivez au plus ${max} caractères.`);
}

/** A text that may be left empty, which gives null. */
export function optionalTextField(max = 200) {
  return z
    .string()
    .trim()
    .max(max, `Ce texte est trop long. Écrivez au plus ${max} caractères.`)
    .optional()
    .transform((text) => text || null);
}

/** The same, where nothing is an answer too: "". */
export function freeTextField(max = 200) {
  return optionalTextField(max).transform((text) => text ?? "");
}

export function emailField() {
  const incomplete = "Cette adresse e-mail n’est pas complète. Écrivez-la comme ceci\u00a0: nom@exemple.fr.";
  return textField("Écrivez votre adresse e-mail.", 254)
    .pipe(z.email(incomplete))
    .transform((email) => email.toLowerCase());
}

/**
 * A telephone number, French or foreign; gives it without its spaces, "0612345678" or "+41791234567". A French one with its
 * country is kept without it: it is read and searched as all others are.
 */
export function phoneField(missing = "Écrivez votre numéro de téléphone.") {
  return textField(missing, 30)
    .transform((typed) =>
      typed
        .replace(/[\s.()-]/g, "")
        .replace(/^00/, "+")
        .replace(/^\+330?(?=[1-9]\d{8}$)/, "0"),
    )
    .pipe(
      z
        .string()
        .regex(
          /^(0[1-9]\d{8}|\+[1-9]\d{6,14})$/,
          "Ce numéro de téléphone n’est pas complet. Écrivez-le comme ceci\u00a0: 06 12 34 56 78.",
        ),
    );
}

export function postcodeField() {
  return textField("Écrivez le code postal.", 10).pipe(
    z.string().regex(/^\d{5}$/, "Un code postal a cinq chiffres. Exemple\u00a0: 69960."),
  );
}

const DAY = /^(\d{1,2})[\s/.-]+(\d{1,2})[\s/.-]+(\d{4})$/;

/** The civil day that a person typed: "24/09/2018", "24 9 2018", "24092018", or ISO as browsers fill it. */
function typedDay(typed: string): LocalDate | undefined {
  const packed = /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  const [, day = "", month = "", year = ""] = packed ?? DAY.exec(typed) ?? [];
  const iso = year ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : typed;
  return isExistingDay(iso) ? iso : undefined;
}

function existingDay(typed: string, context: z.RefinementCtx, example = DAY_EXAMPLE): LocalDate {
  const day = typedDay(typed);
  if (day) return day;
  context.addIssue({
    code: "custom",
    message: `Cette date n’existe pas ou n’est pas complète. Écrivez le jour, le mois et l’année en quatre chiffres. Exemple\u00a0: ${example}.`,
  });
  return z.NEVER;
}

/** A day. `missing` says what to write: "Écrivez la date de naissance." `example` is shown to who typed none that exists. */
export function dayField(missing: string, example = DAY_EXAMPLE) {
  return textField(missing, 20).transform((typed, context) => existingDay(typed, context, example));
}

/** A day that may be left empty, which gives undefined. */
export function optionalDayField(example = DAY_EXAMPLE) {
  return z
    .string()
    .trim()
    .optional()
    .transform((typed, context): LocalDate | undefined => (typed ? existingDay(typed, context, example) : undefined));
}

/** The same answer, or nothing at all, which gives null. */
function unlessEmpty<T>(field: z.ZodType<T, string>) {
  return z
    .string()
    .optional()
    .transform((typed, context): T | null => {
      if (!typed?.trim()) return null;
      const parsed = field.safeParse(typed);
      if (parsed.success) return parsed.data;
      for (const { message } of parsed.error.issues) context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

export const optionalEmailField = () => unlessEmpty(emailField());
export const optionalPhoneField = () => unlessEmpty(phoneField());

/** One of the town's own things (a school, a class) by its id; "" for none, which gives null. */
export function optionalIdField() {
  return z
    .union([z.uuid(), z.literal("")])
    .optional()
    .transform((id) => id || null);
}

/** A box: true when ticked. A box that is not ticked is not sent at all. */
export function ticked() {
  return z
    .literal("on")
    .optional()
    .transform((sent) => sent === "on");
}

/** One answer of a closed list (radio, select). */
export function choiceField<const V extends readonly [string, ...string[]]>(values: V, missing: string) {
  return z.enum(values, { error: missing });
}

/** Ids or codes of several boxes of one name; the empty list when none is ticked. */
export function listField(max = 500) {
  return z.array(z.string().min(1).max(200)).max(max);
}

export function wholeNumberField(missing: string, { min = 0, max = 1_000_000 }: { min?: number; max?: number } = {}) {
  const range = `Écrivez un nombre entier entre ${min} et ${max}.`;
  return (
    textField(missing, 20)
      .transform((typed) => typed.replace(/\s/g, ""))
      .pipe(z.string().regex(/^-?\d+$/, range))
      .transform(Number)
      // Whole already, and said once: `int()` would refuse what is beyond 2^53 by a second message.
      .pipe(z.number().min(min, range).max(max, range))
  );
}

/** The same, or nothing at all, which gives null. */
export const optionalWholeNumberField = (range: { min?: number; max?: number } = {}) =>
  unlessEmpty(wholeNumberField("", range));

/** An amount in euros as people write it, "2,35" or "2.35 €"; gives cents. `example` is shown to who typed none. */
export function eurosField(missing: string, example = "2,35") {
  return textField(missing, 20)
    .transform((typed) => typed.replace(/[\s€]/g, "").replace(",", "."))
    .pipe(z.string().regex(/^\d{1,7}(\.\d{1,2})?$/, `Ce montant n’est pas valable. Exemple\u00a0: ${example}.`))
    .transform((amount): Cents => {
      const [euros = "0", fraction = ""] = amount.split(".");
      return cents(Number(euros) * 100 + Number(fraction.padEnd(2, "0")));
    });
}

/**
 * A file, not empty and not heavier than `maxBytes`, where the limit is known. Without it whoever stores the file says the limit;
 * its content is checked there too.
 */
export function fileField(missing: string, maxBytes?: number) {
  const file = z.file({ error: missing }).min(1, "Ce fichier est vide. Choisissez-en un autre.");
  if (maxBytes === undefined) return file;
  const megabytes = Math.floor(maxBytes / 1_000_000);
  return file.max(maxBytes, `Ce fichier est trop lourd. Choisissez un fichier de ${megabytes}\u00a0Mo au plus.`);
}

/** The page of a list that an address names; the first one when it names none. */
export function pageField() {
  return z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .default("1")
    .transform(Number);
}
