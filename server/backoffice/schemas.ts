import * as z from "zod";
import { choiceField } from "@/server/platform/form-fields";
import { isExistingDay } from "@/server/platform/local-date";
import { HEALTH_PURPOSES } from "./domain/health-purposes";
import { QUEUE_KINDS, QUEUE_OWNERS } from "./domain/queue";

/** A civil day in an address, "2026-11-23". */
const isoDay = () => z.string().refine(isExistingDay);

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

export const familySchema = z.strictObject({ familyId: z.uuid() });

export const openHealthSchema = z.strictObject({
  familyId: z.uuid(),
  childId: z.uuid(),
  purpose: choiceField(HEALTH_PURPOSES, "Choisissez pourquoi vous ouvrez cette fiche\u00a0: la raison est gardée."),
});

export const childOfFamilySchema = z.strictObject({ familyId: z.uuid(), childId: z.uuid() });

export const headcountSchema = z.strictObject({ day: isoDay().optional(), activityId: z.uuid().optional() });

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
