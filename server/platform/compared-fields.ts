import type * as z from "zod";

/**
 * For the `when` of a rule that compares fields: it is checked as soon as these are right by themselves, also while others
 * of the form are wrong. Otherwise zod leaves such a rule out, and the person is told of it only once all the rest is mended.
 */
export function onceRight(...names: readonly string[]): (payload: z.core.ParsePayload) => boolean {
  return ({ issues }) => !issues.some(({ path }) => names.includes(String(path?.[0])));
}
