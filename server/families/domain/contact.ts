import * as z from "zod";

/** What somebody is for a child (D7): one person is one of these, and "interdit" excludes the others. */
export const CONTACT_KINDS = ["urgence", "autorise", "urgence_et_autorise", "interdit"] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** What a parent may ask for. Who must not come is noted by an agent, who has seen the judge's decision. */
export const ASKED_CONTACT_KINDS = ["urgence", "autorise", "urgence_et_autorise"] as const;

/** How many people a household names for one child: nobody calls a longer list. */
export const MOST_CONTACTS = 20;

export const contactValuesSchema = z.object({
  name: z.string(),
  relation: z.string(),
  /** "0612345678" or "+41791234567"; "" only for somebody who must not come. */
  phone: z.string(),
  otherPhone: z.string(),
  kind: z.enum(CONTACT_KINDS),
  note: z.string(),
  /** The place among those to call for this child, from 1; 0 for somebody who is not called. */
  rank: z.number().int().min(0).max(MOST_CONTACTS),
});
export type ContactValues = z.output<typeof contactValuesSchema>;
type ContactField = keyof ContactValues;

/** A change of one contact: added without `before`, removed without `after`. */
export const contactChangeSchema = z.object({
  childId: z.uuid(),
  /** The child's first name when it was asked. */
  child: z.string(),
  contactId: z.uuid().nullable(),
  before: contactValuesSchema.nullable(),
  after: contactValuesSchema.nullable(),
});
export type ContactChange = z.output<typeof contactChangeSchema>;

/** Somebody to call when something happens. */
export function isCalled({ kind }: Pick<ContactValues, "kind">): boolean {
  return kind === "urgence" || kind === "urgence_et_autorise";
}

/** Somebody who may take the child home. */
export function mayCollect({ kind }: Pick<ContactValues, "kind">): boolean {
  return kind === "autorise" || kind === "urgence_et_autorise";
}

/** The same values, with a place only where there is a call to make. */
export function placed(values: ContactValues): ContactValues {
  return isCalled(values) ? { ...values, rank: Math.max(1, values.rank) } : { ...values, rank: 0 };
}

/**
 * The order of calls once `id` has the place `rank` (from 1; one too far is the last). Rank 0 takes it out.
 */
export function withPlace(called: readonly string[], id: string, rank: number): string[] {
  const others = called.filter((other) => other !== id);
  return rank === 0 ? others : others.toSpliced(Math.min(rank - 1, others.length), 0, id);
}

const FIELDS: readonly ContactField[] = ["name", "relation", "phone", "otherPhone", "kind", "note", "rank"];

/** The fields in which two states of a contact differ. */
export function contactDifferences(one: ContactValues, other: ContactValues): ContactField[] {
  return FIELDS.filter((field) => one[field] !== other[field]);
}

/**
 * Whether somebody has changed, since the request, what it would overwrite. The other fields are left as they are now;
 * a removal would overwrite all of them, but the place, which moves when somebody else is added.
 */
export function contactMoved({ before, after }: ContactChange, current: ContactValues | null): boolean {
  if (!before) return false;
  if (!current) return after !== null;
  const moved = contactDifferences(before, current);
  if (!after) return moved.some((field) => field !== "rank");
  const asked = contactDifferences(before, after);
  return moved.some((field) => asked.includes(field));
}

/** What the contact is once the change is made: only what was asked changes. Null when it is removed. */
export function changedContact({ before, after }: ContactChange, current: ContactValues | null): ContactValues | null {
  if (!before || !after || !current) return after;
  const asked = contactDifferences(before, after);
  const changed = Object.fromEntries(asked.map((field) => [field, after[field]]));
  return placed(contactValuesSchema.parse({ ...current, ...changed }));
}
