import * as z from "zod";
import { HOME_PLACES, OPENING_KINDS, SCHOOL_LEVELS } from "@/server/catalogue/domain/choices";
import { onceRight } from "@/server/platform/compared-fields";
import { choiceField, dayField, optionalDayField, optionalIdField } from "@/server/platform/form-fields";
import { hourField } from "@/server/platform/hour-field";
import { isExistingDay } from "@/server/platform/local-date";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const id = z.uuid(stale);
const code = z.string(stale).min(1, stale).max(60, stale);
const MOST_SCHOOLS = 200;

export const openingsSchema = z.strictObject({ code });
/** The form: of a window that is there when it has an id. */
export const openingFormSchema = z.strictObject({ code, openingId: optionalIdField() });
export const openingSchema = z.strictObject({ code, openingId: id });

/** What an agent writes. Nothing ticked: whatever it is. */
export const prepareOpeningSchema = z
  .strictObject({
    code,
    openingId: optionalIdField(),
    kind: choiceField(OPENING_KINDS, "Choisissez ce qui ouvre\u00a0: les réservations ou les inscriptions."),
    opensDay: dayField("Écrivez le jour où cela ouvre."),
    opensHour: hourField("00:00"),
    closesDay: optionalDayField(),
    closesHour: hourField(""),
    first: optionalDayField(),
    last: optionalDayField(),
    residences: z.array(z.enum(HOME_PLACES, stale)).max(HOME_PLACES.length),
    schools: z.array(id).max(MOST_SCHOOLS),
    levels: z.array(z.enum(SCHOOL_LEVELS, stale)).max(SCHOOL_LEVELS.length),
  })
  .refine(({ closesDay, closesHour }) => closesDay !== undefined || closesHour === "", {
    path: ["closesDay"],
    message: "Écrivez le jour où cela ferme, ou effacez l’heure de fermeture.",
    when: onceRight("closesDay", "closesHour"),
  })
  .transform(({ opensDay, opensHour, closesDay, closesHour, first, last, schools, ...wish }) => ({
    ...wish,
    opens: `${opensDay}T${opensHour}`,
    closes: closesDay ? `${closesDay}T${closesHour || "23:59"}` : null,
    first: first ?? null,
    last: last ?? null,
    schoolIds: schools,
  }));

const orNone = <T>(field: z.ZodType<T, string>) =>
  z.string(stale).transform((text, context): T | null => {
    if (text === "") return null;
    const parsed = field.safeParse(text);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: stale });
    return z.NEVER;
  });
/** "2026-08-18T08:00", as the town's clock shows it. */
const moment = z
  .string(stale)
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, stale)
  .refine((text) => isExistingDay(text.slice(0, 10)), stale);
const isoDay = z.string(stale).refine(isExistingDay, stale);
const joined = <T>(field: z.ZodType<T, string>, most: number) =>
  z
    .string(stale)
    .transform((text) => text.split(",").filter((part) => part !== ""))
    .pipe(z.array(field).max(most, stale));

/** What the address of the recap says: days and moments in ISO, lists joined by a comma, "" for none. */
export const openingWishSchema = z.strictObject({
  code,
  openingId: optionalIdField(),
  kind: z.string(stale).pipe(z.enum(OPENING_KINDS, stale)),
  opens: moment,
  closes: orNone(moment),
  first: orNone(isoDay),
  last: orNone(isoDay),
  residences: joined(z.enum(HOME_PLACES, stale), HOME_PLACES.length),
  schoolIds: joined(id, MOST_SCHOOLS),
  levels: joined(z.enum(SCHOOL_LEVELS, stale), SCHOOL_LEVELS.length),
});

/** The same, confirmed. `newId` is made by the recap: a form that is sent twice opens once. `version`: of what the recap showed. */
export const saveOpeningSchema = openingWishSchema.extend({ newId: id, version: z.string(stale).max(100, stale) });

export const removeOpeningSchema = openingSchema.extend({ version: z.string(stale).max(100, stale) });
