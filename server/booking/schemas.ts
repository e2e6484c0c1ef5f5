import * as z from "zod";
import { choiceField, dayField, listField, ticked } from "@/server/platform/form-fields";

const id = z.uuid("Cette page n’est plus à jour. Rechargez-la.");
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "Ce mois n’existe pas.");

/** A list in one hidden input: a page of a year would have hundreds of them. Browsers write a line break their way. */
export function joinedField(separator: " " | "\n") {
  return z
    .string()
    .max(200_000)
    .transform((text) => text.split(separator === " " ? " " : /\r?\n/).filter((part) => part !== ""));
}

/** The booking page of a month: without a month, the present one. */
export const monthSchema = z.strictObject({ month: month.optional(), activity: id.optional() });

export const TOGETHER = ["each", "together"] as const;

/**
 * The booking page as it is sent: `base` is what the page showed (`<child>.<day>.<holding>` joined by a
 * space, with "!" where there was no box), `wanted` the boxes that are ticked (`<child>.<day>`).
 */
export const makeDraftSchema = z.strictObject({
  activity: id,
  month,
  base: joinedField(" "),
  wanted: listField(1000),
  together: z.enum(TOGETHER).optional(),
});

export const WEEKLY_MODES = ["add", "replace"] as const;

/** The usual week: `days` are `<child>.<weekday>`, `rhythms` are `<child>.every|even|odd` (B2). */
export const makeWeeklyDraftSchema = z.strictObject({
  activity: id,
  from: dayField("Écrivez le premier jour de la période."),
  to: dayField("Écrivez le dernier jour de la période."),
  days: listField(100),
  rhythms: listField(20),
  sameForAll: ticked(),
  mode: choiceField(WEEKLY_MODES, "Choisissez ce qu’il faut faire des jours déjà réservés."),
  together: z.enum(TOGETHER).optional(),
});

export const draftSchema = z.strictObject({ draft: id });

/** `seen`: what the recap said when it was confirmed, line by line. */
export const confirmSchema = z.strictObject({ draft: id, seen: joinedField("\n") });

export const entrySchema = z.strictObject({ entry: id });

/** A link of a mail. */
export const offerTokenSchema = z.strictObject({ token: z.string().min(20).max(200) });

export const answerOfferSchema = z.strictObject({
  token: z.string().min(20).max(200),
  answer: z.enum(["accept", "decline"], { error: "Choisissez d’accepter ou de refuser la place." }),
});

export const answerEntrySchema = z.strictObject({
  entry: id,
  answer: z.enum(["accept", "decline"], { error: "Choisissez d’accepter ou de refuser la place." }),
});

export const historySchema = z.strictObject({ page: z.int().min(0).max(10_000).default(0) });

export const weekFormSchema = z.strictObject({ activity: id.optional() });
