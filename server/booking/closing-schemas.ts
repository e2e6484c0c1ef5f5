import * as z from "zod";
import { dayField, optionalDayField, optionalIdField, textField } from "@/server/platform/form-fields";

const wish = {
  label: textField("Écrivez la raison de la fermeture\u00a0: les familles la liront.", 80),
  from: dayField("Écrivez le premier jour de la fermeture."),
  /** The first day again when left empty. */
  to: optionalDayField(),
  schoolId: optionalIdField(),
  activityId: optionalIdField(),
};

/** What staff want to close, before the recap. */
export const closingWishSchema = z.strictObject(wish);

/**
 * The same, confirmed. `id` is made by the recap: a form that is sent twice closes once. `seen`: the version of
 * the days that it showed.
 */
export const closeDaysSchema = z.strictObject({ ...wish, id: z.uuid(), seen: z.string().max(100) });

export const closingSchema = z.strictObject({ id: z.uuid() });

export const reopenSchema = z.strictObject({
  id: z.uuid(),
  sure: z.literal("on", { error: "Cochez la case pour confirmer." }),
});
