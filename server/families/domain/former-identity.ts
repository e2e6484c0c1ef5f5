import * as z from "zod";
import type { FormerLine } from "./former-identity.fr";

/** The columns of a person that FranceConnect certifies, as the base and the history name them. */
const identityRowSchema = z
  .object({
    birth_name: z.string(),
    usage_name: z.string(),
    first_names: z.array(z.string()),
    gender: z.enum(["male", "female", "unspecified"]),
    birthdate: z.string(),
    birthplace: z.string(),
    birthcountry: z.string(),
    pivot_key: z.string(),
  })
  .partial();

/** What a person was said to be before a certification: only what it replaced. */
export type FormerIdentity = z.output<typeof identityRowSchema>;

/**
 * What the dossier said before a login certified somebody. `changes`: what each change of the person's row replaced, as the
 * history has it, from the certification on, oldest first: of a column that changed twice, the oldest value counts.
 */
export function formerIdentity(changes: readonly unknown[]): FormerIdentity {
  const former: FormerIdentity = {};
  for (const change of changes) {
    const parsed = identityRowSchema.safeParse(change);
    if (parsed.success) Object.assign(former, { ...parsed.data, ...former });
  }
  return former;
}

/** What staff decide of a civil status that FranceConnect had replaced. */
export const IDENTITY_CHOICES = ["restore", "keep"] as const;

/** What a login that was taken away had replaced of an adult's civil status. */
export interface FormerIdentityView {
  readonly lines: readonly FormerLine[];
  /** What is shown of it, in short: it is not decided about what somebody else has changed. */
  readonly version: string;
}
