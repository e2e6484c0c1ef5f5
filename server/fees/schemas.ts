import * as z from "zod";
import { isLocalDate, type LocalDate } from "@/server/platform/dates";
import { parseDecimal, ROUNDINGS } from "./domain/exact-decimal";
import { type FeeSchedule, REGULARITIES, RESIDENCES, type SinglePrice, UNITS } from "./domain/fee-schedule";

const code = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,49}$/, "Utilisez de 1 à 50 lettres sans accent, chiffres ou tirets.");
const label = z.string().trim().min(1, "Écrivez un libellé.").max(120, "Écrivez au plus 120 caractères.");

const amountCents = z
  .int("Écrivez un montant en centimes, sans virgule.")
  .min(0, "Un tarif ne peut pas être négatif.")
  .max(10_000_000, "Ce montant est trop élevé.");

const changeCents = z
  .int("Écrivez un montant en centimes, sans virgule.")
  .min(-1_000_000, "Cette réduction est trop forte.")
  .max(1_000_000, "Ce supplément est trop élevé.")
  .refine((amount) => amount !== 0, "Un supplément de 0\u00a0€ n’a pas d’effet\u00a0: retirez-le.");

const quotient = z
  .number("Écrivez un quotient familial en euros.")
  .min(0, "Un quotient familial ne peut pas être négatif.")
  .max(1_000_000, "Ce quotient familial est trop élevé.")
  .refine((value) => /^\d+(\.\d{1,2})?$/.test(String(value)), "Écrivez au plus deux décimales.");

/** A decimal kept as text, for it to stay exact: "0.36". */
function decimalWithin(lowest: number, highest: number, message: string) {
  return z
    .string()
    .refine((text) => parseDecimal(text) !== null, "Écrivez un nombre décimal, par exemple 0.36.")
    .refine((text) => Number(text) >= lowest && Number(text) <= highest, message);
}
const ratePercent = decimalWithin(0, 1000, "Le taux doit être compris entre 0 et 1000\u00a0%.");
const sharePercent = decimalWithin(0, 100, "La part doit être comprise entre 0 et 100\u00a0%.");
const changePercent = decimalWithin(-100, 1000, "La variation doit être comprise entre −100 et 1000\u00a0%.");

const day = z.string().transform((text, context): LocalDate => {
  if (isLocalDate(text)) return text;
  context.addIssue({ code: "custom", message: "Écrivez une date qui existe, sous la forme 2026-09-01." });
  return z.NEVER;
});

const countRange = z.strictObject({
  from: z.int().min(1, "Un rang commence à 1."),
  to: z.int().min(1, "Un rang commence à 1.").nullable().optional(),
});

function oneOrMore<T extends z.ZodType>(item: T) {
  return z.array(item).min(1, "Choisissez au moins une valeur, ou retirez cette condition.").max(200);
}

const conditions = z.strictObject({
  residence: oneOrMore(z.enum(RESIDENCES)).optional(),
  profile: oneOrMore(code).optional(),
  regularity: oneOrMore(z.enum(REGULARITIES)).optional(),
  schoolCode: oneOrMore(code).optional(),
  classKind: oneOrMore(code).optional(),
  childRank: countRange.optional(),
  childCount: countRange.optional(),
  attendances: countRange.optional(),
});

const thirdParties = z
  .array(
    z.union([z.strictObject({ payer: code, amountCents }), z.strictObject({ payer: code, percent: sharePercent })]),
  )
  .max(10)
  .optional();

const singlePrice = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("fixed"), amountCents, thirdParties }),
  z.strictObject({
    kind: z.literal("linear"),
    ratePercent,
    plusCents: amountCents.optional(),
    floorCents: amountCents.optional(),
    ceilingCents: amountCents.optional(),
    rounding: z.enum(ROUNDINGS),
    thirdParties,
  }),
]) satisfies z.ZodType<SinglePrice>;

const band = z
  .strictObject({ from: quotient, below: quotient.optional(), upTo: quotient.optional(), price: singlePrice })
  .refine(
    ({ below, upTo }) => below === undefined || upTo === undefined,
    "Une tranche a une seule fin\u00a0: «\u00a0moins de\u00a0» ou «\u00a0jusqu’à\u00a0».",
  );

const price = z.discriminatedUnion("kind", [
  ...singlePrice.options,
  z.strictObject({ kind: z.literal("bands"), bands: z.array(band).min(1, "Ajoutez au moins une tranche.").max(50) }),
]);

const supplement = z.strictObject({
  code,
  label,
  when: conditions.extend({ late: z.literal(true).optional(), event: code.optional() }),
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("amount"), amountCents: changeCents, per: z.enum(["unit", "day"]) }),
    z.strictObject({ kind: z.literal("percent"), percent: changePercent }),
  ]),
});

const quotientPolicy = z.strictObject({
  precision: z.enum(["euro", "cent"]),
  whenUnknown: z.discriminatedUnion("apply", [
    z.strictObject({ apply: z.literal("highestPrice") }),
    z.strictObject({ apply: z.literal("asQuotient"), value: quotient }),
  ]),
  reference: z.strictObject({
    referenceDay: z.strictObject({ month: z.int(), day: z.int() }).nullable(),
    changes: z.enum(["monthAfter", "sameDay", "nextReferenceDay"]),
  }),
});

/**
 * The shape of a schedule of fees (F1): what staff enter or import, with French messages. Amounts in cents, quotients
 * in euros. The shape does not prove that the grid is complete: `checkSchedule` does.
 */
export const feeScheduleSchema: z.ZodType<FeeSchedule> = z.strictObject({
  format: z.literal(1),
  service: code,
  label,
  version: z.int().min(1),
  effectiveFrom: day,
  effectiveTo: day.nullable().optional(),
  source: z.string().trim().max(500).optional(),
  unit: z.enum(UNITS),
  quotientFamilial: quotientPolicy,
  profiles: z.array(z.strictObject({ code, label })).max(50),
  payers: z.array(z.strictObject({ code, shareLabel: label })).max(20),
  rules: z
    .array(z.strictObject({ id: code, label, when: conditions, price }))
    .min(1, "Ajoutez au moins un tarif.")
    .max(200),
  supplements: z.array(supplement).max(50),
});
