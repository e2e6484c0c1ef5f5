import * as z from "zod";
import type { NamedPivot } from "./pivot";

/**
 * What FranceConnect certifies at a login (protocols 1.4, 1.5). Fields that the register may lack are empty texts. The
 * e-mail is not certified; it only pre-fills.
 */
export const pivotClaimsSchema = z.object({
  sub: z.string().min(1).max(255),
  family_name: z.string().max(300).default(""),
  given_name: z.string().max(500).default(""),
  given_name_array: z.array(z.string().max(300)).max(30).optional(),
  gender: z.string().max(20).default(""),
  birthdate: z.string().max(10).default(""),
  birthplace: z.string().max(10).default(""),
  birthcountry: z.string().max(10).default(""),
  preferred_username: z.string().max(300).default(""),
  email: z.string().max(254).default(""),
  /** Perimeters of a mandate when a helper acts for the person (A10). */
  rep_scope: z.union([z.string(), z.array(z.string())]).optional(),
});

export type PivotClaims = z.output<typeof pivotClaimsSchema>;

export function identityOf(claims: PivotClaims): NamedPivot {
  const listed = claims.given_name_array ?? claims.given_name.split(" ");
  return {
    birthName: claims.family_name,
    usageName: claims.preferred_username,
    firstNames: listed.map((name) => name.trim()).filter((name) => name !== ""),
    gender: claims.gender,
    birthdate: claims.birthdate,
    birthplace: claims.birthplace,
    birthcountry: claims.birthcountry,
  };
}

/** The mandate's perimeters, or undefined when the person acts for themselves. */
export function mandateOf({ rep_scope }: PivotClaims): readonly string[] | undefined {
  if (rep_scope === undefined) return undefined;
  return typeof rep_scope === "string" ? rep_scope.split(" ") : rep_scope;
}

/** The only perimeter of a mandate that opens this service (A10, protocols 1.5). */
const PERIMETER = "Famille-Scolarité";

/** Whether somebody who acts by mandate may act here; who acts for themselves always may. */
export function coversFamilyMatters(claims: PivotClaims): boolean {
  return mandateOf(claims)?.includes(PERIMETER) ?? true;
}
