import * as z from "zod";

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
