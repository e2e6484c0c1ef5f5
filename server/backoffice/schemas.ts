import * as z from "zod";
import { onceRight } from "@/server/platform/compared-fields";
import { choiceField, optionalDayField, wholeNumberField } from "@/server/platform/form-fields";
import { isExistingDay } from "@/server/platform/local-date";
import { ACT_KINDS } from "./domain/acts/kinds";
import { MAIL_FAILURES, MOST_RESENT } from "./domain/failed-mails";
import { HEALTH_PURPOSES } from "./domain/health-purposes";
import { SUBJECT_NAMES } from "./domain/journal-words.fr";
import { QUEUE_KINDS, QUEUE_OWNERS } from "./domain/queue";

/** Days that the staff's pages count with: the base and the calendars know no year without four figures. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;
const isUsual = (day: string) => Number(day.slice(0, 4)) >= FIRST_YEAR && Number(day.slice(0, 4)) <= LAST_YEAR;

/** A civil day in an address, "2026-11-23". */
const isoDay = () => z.string().refine(isExistingDay).refine(isUsual);

/** A day typed into a form that looks something up; it may be left empty. */
const askedDay = () =>
  optionalDayField().refine((day) => day === undefined || isUsual(day), {
    error: `Cette année est trop lointaine. Écrivez une année entre ${FIRST_YEAR} et ${LAST_YEAR}.`,
  });

/** A part of the queue: the whole of it when nothing is chosen. */
const filterFields = {
  genre: z.enum(QUEUE_KINDS).optional(),
  qui: z.enum(QUEUE_OWNERS).default("tous"),
};

export const queueSchema = z.strictObject({ ...filterFields, apres: z.string().max(100).optional() });

/** One item of the queue, and the part of the queue that one came from. */
export const queueItemSchema = z.strictObject({ kind: z.enum(QUEUE_KINDS), id: z.uuid(), ...filterFields });

/** `seen` is who had the item on the page: taking over from somebody else in between is refused. */
export const assignSchema = z.strictObject({
  kind: z.enum(QUEUE_KINDS),
  id: z.uuid(),
  seen: z.union([z.uuid(), z.literal("")]).default(""),
  from: z.enum(["list", "item"]).default("list"),
  ...filterFields,
});

export const searchSchema = z.strictObject({
  q: z.string().max(200).default(""),
  page: z.coerce.number().int().min(1).max(400).default(1),
});

/** What is typed at the counter of a régie. */
export const counterSearchSchema = z.strictObject({ q: z.string().max(200).default("") });

/** `until`: the last day that the agent has written for an enrolment that ends. */
export const enrolmentRequestSchema = z.strictObject({ requestId: z.uuid(), until: isoDay().optional() });

/** A dossier, with its bookings of a month; of the present one when none is asked. */
export const dossierSchema = z.strictObject({
  familyId: z.uuid(),
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
});

/** A page of the history of a dossier, or of one kind of its acts. */
export const actsSchema = z.strictObject({
  familyId: z.uuid(),
  kind: z.enum(ACT_KINDS).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

/** The same, as its address and its form name them. What is not understood is left out: all acts, from the first page. */
export const actsFilters = z.object({
  genre: z.enum(ACT_KINDS).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export const openHealthSchema = z.strictObject({
  familyId: z.uuid(),
  childId: z.uuid(),
  purpose: choiceField(HEALTH_PURPOSES, "Choisissez pourquoi vous ouvrez cette fiche\u00a0: la raison est gardée."),
});

export const childOfFamilySchema = z.strictObject({ familyId: z.uuid(), childId: z.uuid() });

export const headcountSchema = z.strictObject({ day: isoDay().optional(), activityId: z.uuid().optional() });

/** The day and the activity of a headcount, as its address and its form name them. */
export const headcountFilters = z.object({ jour: askedDay(), activite: z.string().optional() });

export const attendeesSchema = z.strictObject({
  day: isoDay(),
  activityId: z.uuid().optional(),
  schoolId: z.uuid().optional(),
});

export const openAllergiesSchema = z.strictObject({
  day: isoDay(),
  schoolId: z.uuid(),
  activityId: z.uuid().optional(),
  purpose: choiceField(["repas", "urgence"], "Choisissez pourquoi vous affichez les allergies."),
});

export const JOURNAL_OPERATIONS = ["insert", "update", "delete", "read"] as const;

export const journalSchema = z.strictObject({
  who: z.uuid().optional(),
  operation: z.enum(JOURNAL_OPERATIONS).optional(),
  subject: z.string().max(60).optional(),
  familyNumber: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
  from: isoDay().optional(),
  to: isoDay().optional(),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});

/** "n° 1 042" is 1042. */
const dossierNumber = () =>
  z
    .string()
    .optional()
    .transform((typed) => typed?.replace(/^\s*n°/i, "").replace(/\s/g, "") || undefined)
    .pipe(
      z
        .string()
        .regex(
          /^\d{1,12}$/,
          "Un numéro de dossier n’a que des chiffres, douze au plus. Recopiez celui qui est en haut du dossier. Exemple\u00a0: 1042.",
        )
        .optional(),
    );

/** The filters of the journal, as its address and its form name them. */
export const journalFilters = z
  .object({
    qui: z.uuid({ error: "Cette personne n’est pas dans la liste. Choisissez un agent de la liste." }).optional(),
    acte: z.enum(JOURNAL_OPERATIONS, { error: "Choisissez un acte de la liste." }).optional(),
    sujet: z
      .string()
      .refine((subject) => Object.hasOwn(SUBJECT_NAMES, subject), { error: "Choisissez un sujet de la liste." })
      .optional(),
    dossier: dossierNumber(),
    du: askedDay(),
    au: askedDay(),
  })
  .refine(({ du, au }) => !du || !au || du <= au, {
    path: ["au"],
    error: "La période finit avant de commencer. Corrigez l’un des deux jours.",
    when: onceRight("du", "au"),
  });

const mailKind = () => z.string().max(60);

/** A part of the mails that could not be sent. */
export const failedMailsSchema = z.strictObject({
  kind: mailKind().optional(),
  failure: z.enum(MAIL_FAILURES).optional(),
  after: z.string().max(100).optional(),
});

/** The same, as the address of the page and its form name them. What is not understood is left out. */
export const failedMailsFilters = z.object({
  sorte: mailKind().optional().catch(undefined),
  cause: z.enum(MAIL_FAILURES).optional().catch(undefined),
  apres: z.string().max(100).optional().catch(undefined),
});

export const resendMailSchema = z.strictObject({ mailId: z.uuid() });

/** `most`: how many the button said. */
export const resendMailsSchema = z.strictObject({
  failure: z.enum(MAIL_FAILURES),
  kind: mailKind().optional(),
  most: wholeNumberField("Revenez à la liste, puis recommencez.", { min: 1, max: MOST_RESENT }),
});
