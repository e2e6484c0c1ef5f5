import * as z from "zod";
import { onceRight } from "@/server/platform/compared-fields";
import {
  choiceField,
  dayField,
  listField,
  optionalTextField,
  pageField,
  textField,
} from "@/server/platform/form-fields";
import { CHECKS } from "./domain/check";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const id = z.uuid(stale);
const month = z
  .string("Choisissez un mois.")
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "Ce mois n’existe pas. Choisissez-en un dans la liste.");
const page = pageField();
/** What is looked for: a family's name or number, or the reference of an invoice. */
const sought = z.string().trim().max(100).default("");

export const runSchema = z.strictObject({ runId: id });
export const invoiceSchema = z.strictObject({ invoiceId: id });
/** `seen`: the latest notice that the page showed; empty for none. */
export const mailAgainSchema = z.strictObject({ invoiceId: id, seen: z.union([z.uuid(stale), z.literal("")]) });
export const invoiceLinkSchema = z.strictObject({ token: z.string().min(20).max(200) });

export const startRunSchema = z.strictObject({ regieId: id, month });

export const issueRunSchema = z.strictObject({
  runId: id,
  dueDay: dayField("Écrivez la date limite de paiement."),
  message: optionalTextField(500),
});

/** The drafts of a run that a list shows: all of them, those with something to check, or those that are held back. */
export const DRAFT_FILTERS = [...CHECKS, "held"] as const;
export const draftsSchema = z.strictObject({ runId: id, only: z.enum(DRAFT_FILTERS).optional(), q: sought, page });

export const holdDraftSchema = z.strictObject({
  invoiceId: id,
  reason: textField(
    "Dites pourquoi cette facture est retenue\u00a0: la personne qui la reprendra en aura besoin.",
    300,
  ),
});

export const runsSchema = z.strictObject({ page });

export const invoicesSchema = z.strictObject({ q: sought, page });

export const CREDIT_CHOICES = ["all", "days"] as const;

/**
 * `days`: days of lines, `<position>.<day>`. Days that are ticked beside the whole invoice are two answers: a credit note is
 * for good, so the agent is asked which one is meant (X5).
 */
export const giveCreditSchema = z
  .strictObject({
    invoiceId: id,
    what: choiceField(CREDIT_CHOICES, "Choisissez ce que l’avoir rend."),
    days: listField(2000),
    reason: textField("Dites pourquoi vous faites cet avoir\u00a0: la famille le lira.", 300),
  })
  .refine(({ what, days }) => what !== "all" || days.length === 0, {
    path: ["what"],
    error:
      "Vous avez coché des jours. Choisissez «\u00a0Seulement les jours cochés\u00a0», ou décochez-les pour rendre toute la facture.",
    when: onceRight("what", "days"),
  });
