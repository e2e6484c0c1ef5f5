import * as z from "zod";
import { dayField, textField } from "@/server/platform/form-fields";
import type { HouseholdShare } from "./domain/agreement";
import type { MOST_SHARES } from "./domain/agreement-view";
import { isWhole, shareText, WHOLE } from "./domain/share";

const stale = "Cette page n’est plus à jour. Rechargez-la.";
const id = z.uuid(stale);
const version = z.string(stale).max(100, stale);

/**
 * A percentage as people write it, "33,33" or "50 %"; gives ten-thousandths, 0 to 10000. `which` household it is of is said: two
 * messages of one form must not be the same.
 */
function percentField(which: string) {
  const wrong = `La part du ${which} foyer va de 0 à 100, avec deux décimales au plus. Exemple\u00a0: 33,33.`;
  return textField(`Écrivez la part du ${which} foyer, 0 s’il ne paie rien.`, 20)
    .transform((typed) => typed.replace(/[\s%]/g, "").replace(",", "."))
    .pipe(z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, wrong))
    .transform((percent) => {
      const [whole = "0", fraction = ""] = percent.split(".");
      return Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
    })
    .pipe(z.number().max(WHOLE, wrong));
}

export const sharedChildSchema = z.strictObject({ familyId: id, childId: id });

/** The names of the fields of one household. */
const PAIRS = [
  ["household1", "share1"],
  ["household2", "share2"],
  ["household3", "share3"],
  ["household4", "share4"],
] as const satisfies { readonly length: typeof MOST_SHARES };
export const SHARE_FIELDS: readonly (typeof PAIRS)[number][] = PAIRS;

/** One pair of fields a household, as many as the child has; their shares add up to all of it. */
export const agreeSharesSchema = z
  .strictObject({
    familyId: id,
    childId: id,
    version,
    firstDay: dayField("Écrivez le premier jour de ce partage."),
    household1: id,
    share1: percentField("premier"),
    household2: id.optional(),
    share2: percentField("deuxième").optional(),
    household3: id.optional(),
    share3: percentField("troisième").optional(),
    household4: id.optional(),
    share4: percentField("quatrième").optional(),
  })
  .transform(({ familyId, childId, version: shown, firstDay, ...fields }, context) => {
    const shares = SHARE_FIELDS.flatMap(([household, share]): HouseholdShare[] => {
      const [ofHousehold, part] = [fields[household], fields[share]];
      return ofHousehold === undefined || part === undefined ? [] : [{ familyId: ofHousehold, share: part }];
    });
    if (!isWhole(shares)) {
      const sum = shares.reduce((total, { share }) => total + share, 0);
      const path = [SHARE_FIELDS[shares.length - 1]?.[1] ?? "share1"];
      const message = `Ces parts font ${shareText(sum)} en tout. Écrivez des parts qui font 100\u00a0%.`;
      context.addIssue({ code: "custom", path, message });
    }
    return { familyId, childId, version: shown, firstDay, shares };
  });

export const endSharesSchema = z.strictObject({
  familyId: id,
  childId: id,
  version,
  lastDay: dayField("Écrivez le dernier jour de ce partage."),
});
