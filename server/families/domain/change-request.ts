import * as z from "zod";
import type { LocalDate } from "@/server/platform/dates";
import { isExistingDay } from "@/server/platform/local-date";
import { contactChangeSchema } from "./contact";

/** What a parent may ask to change in the dossier (D13). Civil status is changed at the town hall, with a document. */
export const CHANGE_FIELDS = ["usageName", "phone", "email", "address", "contact"] as const;
export type ChangeField = (typeof CHANGE_FIELDS)[number];

export const CHANGE_STATUSES = ["pending", "accepted", "refused", "withdrawn"] as const;
export type ChangeStatus = (typeof CHANGE_STATUSES)[number];

const postalAddressSchema = z.object({ line: z.string(), extra: z.string(), postcode: z.string(), town: z.string() });
export type PostalAddress = z.output<typeof postalAddressSchema>;

const textChange = z.object({ before: z.string(), after: z.string() });

/** Before and after, by field: what the base keeps of a request. */
export const changeSetSchema = z.strictObject({
  usageName: textChange.optional(),
  phone: textChange.optional(),
  email: textChange.optional(),
  address: z
    .object({
      before: postalAddressSchema,
      after: postalAddressSchema,
      /** The first day at the new address, as the parent says it; an agent decides from when it counts for the fees. */
      from: z.custom<LocalDate>((day) => typeof day === "string" && isExistingDay(day)).optional(),
    })
    .optional(),
  contact: contactChangeSchema.optional(),
});
export type ChangeSet = z.output<typeof changeSetSchema>;

/** How one adult is reached, as the dossier has it. The address is the household's. */
export interface Coordinates {
  readonly usageName: string;
  readonly phone: string;
  readonly email: string;
  readonly address: PostalAddress;
}

export function sameAddress(one: PostalAddress, other: PostalAddress): boolean {
  return (
    one.line === other.line && one.extra === other.extra && one.postcode === other.postcode && one.town === other.town
  );
}

export function fieldsOf(changes: ChangeSet): ChangeField[] {
  return CHANGE_FIELDS.filter((field) => changes[field] !== undefined);
}

/** As a form gives back what it showed and nobody touched: trimmed, a number in one piece, an address in small letters. */
const GIVEN_BACK: Readonly<Record<"usageName" | "phone" | "email", (value: string) => string>> = {
  usageName: (name) => name.trim(),
  phone: (phone) => phone.replace(/[\s.()-]/g, "").replace(/^(?:\+|00)330?(?=[1-9]\d{8}$)/, "0"),
  email: (email) => email.trim().toLowerCase(),
};

/**
 * What of a form is wished: the fields that differ from what the form showed. The others are what the dossier had then,
 * which may have changed since. A field whose value the form did not show is a wish.
 */
export function wishesOf(shown: Partial<Coordinates>, wanted: Partial<Coordinates>): Partial<Coordinates> {
  const texts = (["usageName", "phone", "email"] as const).flatMap((field) => {
    const [seen, sent] = [shown[field], wanted[field]];
    if (sent === undefined) return [];
    const untouched = seen !== undefined && GIVEN_BACK[field](seen) === GIVEN_BACK[field](sent);
    return untouched ? [] : [[field, sent] as const];
  });
  const moved = wanted.address && !(shown.address && sameAddress(shown.address, wanted.address));
  return { ...Object.fromEntries(texts), ...(moved ? { address: wanted.address } : {}) };
}

/** The fields of `wanted` that differ from what the dossier has. */
export function changesBetween(current: Coordinates, wanted: Partial<Coordinates>): ChangeSet {
  const changes: ChangeSet = {};
  for (const field of ["usageName", "phone", "email"] as const) {
    const after = wanted[field];
    if (after !== undefined && after !== current[field]) changes[field] = { before: current[field], after };
  }
  if (wanted.address && !sameAddress(current.address, wanted.address)) {
    changes.address = { before: current.address, after: wanted.address };
  }
  return changes;
}

/** Whether a request is about the household, its address or whom it lets fetch a child, and not about one adult's own details. */
export function isOfHousehold(changes: ChangeSet): boolean {
  return fieldsOf(changes).every((field) => field === "address" || field === "contact");
}

/** Only the given fields of a change. */
export function pickChanges(changes: ChangeSet, fields: readonly ChangeField[]): ChangeSet {
  const has = (field: ChangeField) => fields.includes(field);
  return {
    ...(changes.usageName && has("usageName") ? { usageName: changes.usageName } : {}),
    ...(changes.phone && has("phone") ? { phone: changes.phone } : {}),
    ...(changes.email && has("email") ? { email: changes.email } : {}),
    ...(changes.address && has("address") ? { address: changes.address } : {}),
    ...(changes.contact && has("contact") ? { contact: changes.contact } : {}),
  };
}

/** What the town lets apply at once, and what waits for an agent. */
export function splitByPolicy(
  changes: ChangeSet,
  appliedAtOnce: readonly ChangeField[],
): { readonly now: ChangeSet; readonly later: ChangeSet } {
  const waiting = CHANGE_FIELDS.filter((field) => !appliedAtOnce.includes(field));
  return { now: pickChanges(changes, appliedAtOnce), later: pickChanges(changes, waiting) };
}

/**
 * The fields whose value is no longer the one that the parent saw: accepting would overwrite somebody's change. Of a
 * contact, see contactMoved.
 */
export function movedMeanwhile(changes: ChangeSet, current: Coordinates): ChangeField[] {
  return fieldsOf(changes).filter((field) => {
    if (field === "address") {
      return changes.address !== undefined && !sameAddress(changes.address.before, current.address);
    }
    if (field === "contact") return false;
    const change = changes[field];
    return change !== undefined && change.before !== current[field];
  });
}
