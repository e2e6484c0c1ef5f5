import * as z from "zod";
import { onceRight } from "@/server/platform/compared-fields";
import {
  choiceField,
  eurosField,
  listField,
  optionalDayField,
  optionalTextField,
  pageField,
  textField,
} from "@/server/platform/form-fields";
import { isExistingDay } from "@/server/platform/local-date";
import { type Cents, cents } from "@/server/platform/money";
import { COUNTER_MEANS, MEANS } from "./domain/means";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const id = z.uuid(stale);
/** One means of a payment: which, how much, and what identifies it. Lines that are left empty are no part of it. */
const means = () => z.union([z.enum(COUNTER_MEANS), z.literal("")]).optional();
const amount = () => z.string().trim().max(20).optional();
const reference = () => z.string().trim().max(60).optional();

const lines = {
  means1: means(),
  amount1: amount(),
  number1: reference(),
  bank1: reference(),
  means2: means(),
  amount2: amount(),
  number2: reference(),
  bank2: reference(),
  means3: means(),
  amount3: amount(),
  number3: reference(),
  bank3: reference(),
};

const euros = eurosField("Écrivez le montant reçu.");
/** Of another means: something of it is filled in, and one may have changed one's mind. */
const another = eurosField("Écrivez le montant reçu par ce moyen, ou videz toute cette ligne.");

type Lines = z.output<z.ZodObject<typeof lines>>;

/** "n° 1234567, Crédit agricole" */
function referenceOf(number: string | undefined, bank: string | undefined): string {
  return [number ? `n°\u00a0${number}` : "", bank ?? ""].filter((part) => part !== "").join(", ");
}

function partsOf(typed: Lines, context: z.RefinementCtx) {
  const refuse = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  return ([1, 2, 3] as const).flatMap((line) => {
    const [chosen, text] = [typed[`means${line}`], typed[`amount${line}`]];
    const [number, bank] = [typed[`number${line}`], typed[`bank${line}`]];
    if (line > 1 && !text && !chosen && !number && !bank) return [];
    const read = (line === 1 ? euros : another).safeParse(text ?? "");
    if (!read.success) refuse(`amount${line}`, read.error.issues[0]?.message ?? "");
    else if (read.data === 0) refuse(`amount${line}`, "Écrivez un montant de plus de 0\u00a0€.");
    if (!chosen) refuse(`means${line}`, "Choisissez le moyen de paiement.");
    if (chosen === "cheque" && !number) refuse(`number${line}`, "Écrivez le numéro du chèque.");
    if (!read.success || !chosen) return [];
    return [{ means: chosen, amount: read.data, reference: referenceOf(number, bank) }];
  });
}

/** A payment at the counter, of up to three means. */
export const recordPaymentSchema = z
  .strictObject({
    debtorId: id,
    invoices: listField(100),
    ...lines,
    payer: optionalTextField(120),
    keep: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
    /** The payments online that the agent knows of (`knownText`). */
    underWay: z.string().max(4_000).optional(),
    requestKey: id,
  })
  .transform((typed, context) => {
    const { debtorId, invoices, payer, keep, underWay, requestKey } = typed;
    const parts = partsOf(typed, context);
    if (context.issues.length > 0) return z.NEVER;
    const agreed = { keep: keep === undefined ? null : cents(Number(keep)), underWay: underWay ?? "" };
    return { debtorId, invoices, payer, ...agreed, requestKey, parts };
  });

export const counterFamilySchema = z.strictObject({ familyId: id, page: pageField() });
export const counterThirdPartySchema = z.strictObject({ thirdPartyId: id, page: pageField() });

export const reversePaymentSchema = z.strictObject({
  paymentId: id,
  reason: textField("Dites pourquoi ce paiement est annulé\u00a0: c’est écrit sur le reçu.", 200),
});

export const refundSchema = z.strictObject({
  debtorId: id,
  amount: eurosField("Écrivez le montant à rembourser.").refine((sum) => sum > 0, {
    error: "Écrivez un montant de plus de 0\u00a0€.",
  }),
  reason: textField("Dites pourquoi cette somme est remboursée.", 200),
  requestKey: id,
});

const day = z.string().refine(isExistingDay);
export const tillJournalSchema = z.strictObject({ regieId: id.optional(), from: day.optional(), to: day.optional() });

const place = z.strictObject({
  day,
  at: z.iso.datetime(),
  id,
  event: z.enum(["payment", "reversal", "refund", "deposit"]),
});
/** The journal of a till, from a place on. */
export const tillPageSchema = tillJournalSchema.extend({ after: place.optional() });

/** The régie and the days of a till's journal, as its address and its form name them. */
export const tillFilters = z
  .object({ regie: z.uuid().optional(), du: optionalDayField(), au: optionalDayField() })
  .refine(({ du, au }) => !du || !au || du <= au, {
    path: ["au"],
    error: "La période finit avant de commencer. Corrigez l’un des deux jours.",
    when: onceRight("du", "au"),
  });

export const depositsSchema = z.strictObject({ regieId: id.optional(), page: pageField() });
export const depositSchema = z.strictObject({ depositId: id });

function shownSums(text: string): ReadonlyMap<string, Cents> {
  return new Map([...text.matchAll(/(\w+):(\d{1,12})/g)].map(([, name = "", sum]) => [name, cents(Number(sum))]));
}

export const closeDepositSchema = z.strictObject({
  regieId: id,
  means: z.array(z.enum(MEANS)).min(1, "Cochez au moins un moyen de paiement.").max(MEANS.length),
  /** What the till was shown to hold, in cents, by means: "cash:1250 cheque:3000". */
  shown: z.string().max(400).transform(shownSums),
  note: optionalTextField(300),
});

export const alertsSchema = z.strictObject({ page: pageField() });
export const closeAlertSchema = z.strictObject({
  alertId: id,
  note: textField("Écrivez ce qui a été fait\u00a0: la personne suivante en aura besoin.", 300),
});

export const PAYFIP_MODES = ["off", "test", "activation", "production"] as const;

export const payFipClientSchema = z.strictObject({
  regieId: id,
  client: z
    .string()
    .trim()
    .regex(/^\d{6}$/, "Un numéro de client PayFiP a exactement 6\u00a0chiffres."),
});

export const payFipSettingSchema = z.strictObject({
  regieId: id,
  client: z
    .string()
    .trim()
    .regex(/^(\d{6})?$/, "Un numéro de client PayFiP a exactement 6\u00a0chiffres."),
  mode: choiceField(PAYFIP_MODES, "Choisissez où en est l’ouverture du paiement en ligne."),
});
