import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { AGENT_ROLES } from "@/prisma/seed/data/agent-roles";
import { DOCUMENT_TYPES } from "@/prisma/seed/data/document-types";
import {
  activitySettingsSchema,
  HOME_PLACES,
  isUai,
  levelsOf,
  OPENING_KINDS,
  QUEUE_CRITERIA,
  SCHOOL_KINDS,
  SCHOOL_LEVELS,
} from "@/server/catalogue/domain";
import { AGENT_RIGHTS } from "@/server/identity/domain/rights";
import { isLocalDate, type LocalDate } from "@/server/platform/dates";
import { citySettingsSchema } from "@/server/tenancy/domain/city";

/*
 * A town as its staff describe it in a file (T3): everything that it needs before its first family. docs/parametrage.md
 * explains each field in French; docs/exemples holds a whole one.
 */

const text = z.string().trim().min(1, "écrivez un texte.").max(200);
const day = z.custom<LocalDate>((value) => typeof value === "string" && isLocalDate(value), {
  error: "écrivez une date qui existe, sous la forme 2026-09-01.",
});
const codeField = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lettres minuscules sans accent, chiffres et tirets\u00a0: saint-chamond.");
const fiveDigits = (what: string) => z.string().regex(/^\d[\dAB]\d{3}$/, `${what} a cinq caractères\u00a0: 69273.`);
const uai = z.string().refine(isUai, "un code UAI a sept chiffres puis une lettre de contrôle\u00a0: 0693898M.");
const weekdays = z.array(z.int().min(1).max(7)).min(1, "au moins un jour, de 1 (lundi) à 7 (dimanche).");

/** First segments of addresses that are the product's own: a town so named could not be reached. */
const RESERVED = ["accessibilite", "api", "operateur", "theme", "commune-inconnue"];

function isTimezone(name: string): boolean {
  try {
    Temporal.PlainDate.from("2026-01-01").toZonedDateTime(name);
    return true;
  } catch {
    return false;
  }
}

const periodSchema = z
  .strictObject({ label: text, firstDay: day, lastDay: day })
  .refine(({ firstDay, lastDay }) => firstDay <= lastDay, "cette période finit avant de commencer.");

const schoolSchema = z
  .strictObject({
    uai,
    name: text,
    level: z.enum(SCHOOL_KINDS),
    sector: z.enum(["public", "prive"]).default("public"),
    address: z.string().trim().max(200).default(""),
    classes: z
      .array(
        z.strictObject({
          name: text,
          levels: z.array(z.enum(SCHOOL_LEVELS)).min(1),
          kind: z.enum(["ordinaire", "ulis"]).default("ordinaire"),
        }),
      )
      .default([]),
  })
  .superRefine(({ level, classes }, context) => {
    classes.forEach(({ levels }, index) => {
      const strange = levels.filter((one) => !levelsOf(level).includes(one));
      if (strange.length === 0) return;
      const message = `cette école n’a pas de ${strange.join(", ")}. Corrigez les niveaux de la classe, ou le type de l’école.`;
      context.addIssue({ code: "custom", path: ["classes", index, "levels"], message });
    });
  });

/** A moment as the town's clock shows it. */
const moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/,
    "écrivez une date et une heure, sous la forme 2026-08-18T08:00.",
  )
  .refine((value) => isLocalDate(value.slice(0, 10)), "écrivez une date qui existe, sous la forme 2026-08-18T08:00.");

/** When bookings or enrolments open, and to whom: nothing named is everybody. */
const openingSchema = z.strictObject({
  kind: z.enum(OPENING_KINDS),
  opens: moment,
  closes: moment.optional(),
  /** The days to book; without them, all those of the activity. */
  firstDay: day.optional(),
  lastDay: day.optional(),
  residences: z.array(z.enum(HOME_PLACES)).default([]),
  /** By their UAI. */
  schools: z.array(z.string()).default([]),
  levels: z.array(z.enum(SCHOOL_LEVELS)).default([]),
});
export type OpeningDescription = z.output<typeof openingSchema>;

const activitySchema = z.strictObject({
  code: codeField,
  name: text,
  unitLabel: text,
  weekdays,
  /** Without them: those of the school years whose calendar is known. */
  firstDay: day.optional(),
  lastDay: day.optional(),
  settings: activitySettingsSchema,
  /** Files beside this one, each a version of its fees. */
  fees: z
    .array(z.string().regex(/^[\w./-]+\.json$/, "le chemin d’un fichier .json."))
    .min(1, "au moins une grille de tarifs."),
  /** Places a day, by the UAI of each school where it opens. */
  places: z.record(z.string(), z.int().min(0).max(10_000)),
  openings: z.array(openingSchema).default([]),
  /** Who passes first on its waiting lists, when the activity is made; none: who came first. */
  queueOrder: z
    .array(z.enum(QUEUE_CRITERIA))
    .refine((order) => new Set(order).size === order.length, "un critère n’est là qu’une fois.")
    .default([]),
  /** The code of the régie that invoices it. */
  regie: z.string().optional(),
  budgetAccount: z.string().trim().max(20).default(""),
});

const regieSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,6}$/, "de deux à six lettres majuscules\u00a0: CANT."),
  name: text,
  regisseur: z.string().trim().max(200).default(""),
  dueDays: z.int().min(1).max(90).default(30),
  unusualCents: z.int().min(1).default(30_000),
});

const thirdPartySchema = z.strictObject({
  code: text,
  name: text,
  addressLine: z.string().trim().max(200).default(""),
  postcode: z.string().trim().max(10).default(""),
  town: z.string().trim().max(100).default(""),
  email: z.string().trim().max(254).default(""),
});

const documentTypeSchema = z.strictObject({
  code: codeField,
  label: text,
  hint: z.string().trim().max(500).default(""),
  audience: z.enum(["family", "child"]),
  required: z.boolean().default(false),
  validityMonths: z.int().min(1).max(120).nullable().default(null),
  health: z.boolean().default(false),
  /** The codes of the activities that it is asked for; without them, it is asked of every family. */
  activities: z.array(codeField).default([]),
});

const roleSchema = z.strictObject({ name: text, rights: z.array(z.enum(AGENT_RIGHTS)).min(1) });

export const descriptionSchema = z.strictObject({
  format: z.literal(1),
  slug: codeField.refine((slug) => !RESERVED.includes(slug), "cette adresse est réservée à Préau."),
  name: text,
  inseeCodes: z.array(fiveDigits("un code INSEE")).min(1),
  postcodes: z.array(fiveDigits("un code postal")).min(1),
  department: z.string().regex(/^(\d{2,3}|2[AB])$/, "le numéro du département\u00a0: 69, 2A, 974."),
  timezone: z
    .string()
    .refine(isTimezone, "un fuseau horaire\u00a0: Europe/Paris, Indian/Reunion.")
    .default("Europe/Paris"),
  schoolZone: z.enum(["A", "B", "C", "corse", "outre-mer"]),
  /** A folder of themes/. */
  theme: codeField.default("neutral"),
  hosts: z
    .array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "un nom d’hôte en minuscules, sans https\u00a0://."))
    .default([]),
  settings: citySettingsSchema.prefault({}),
  /** In place of the calendar of the zone. */
  holidays: z.array(periodSchema).min(1).optional(),
  schools: z.array(schoolSchema).min(1),
  regies: z.array(regieSchema).default([]),
  thirdParties: z.array(thirdPartySchema).default([]),
  activities: z.array(activitySchema).min(1),
  documentTypes: z.array(documentTypeSchema).default(() => DOCUMENT_TYPES.map((type) => ({ ...type, activities: [] }))),
  roles: z
    .array(roleSchema)
    .min(1)
    .default(() => AGENT_ROLES.map(({ name, rights }) => ({ name, rights: [...rights] }))),
});

export type TownDescription = z.output<typeof descriptionSchema>;
export type ActivityDescription = TownDescription["activities"][number];
