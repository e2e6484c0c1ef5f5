import { formatDayWithYear } from "@/server/platform/dates";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";
import type { ChangeField, ChangeSet, ChangeStatus, PostalAddress } from "./change-request";
import { contactLines } from "./contact.fr";
import { phoneText } from "./phone.fr";

export const FIELD_NAMES: Readonly<Record<ChangeField, string>> = {
  usageName: "Nom d’usage",
  phone: "Téléphone",
  email: "Adresse e-mail",
  address: "Adresse postale",
  contact: "Personne à appeler ou autorisée",
};

export const STATUS_NAMES: Readonly<Record<ChangeStatus, string>> = {
  pending: "En attente",
  accepted: "Acceptée",
  refused: "Refusée",
  withdrawn: "Retirée",
};

/** "12 rue des Écoles, bâtiment B, 69960 Corbas" */
export function addressText({ line, extra, postcode, town }: PostalAddress): string {
  return [line, extra, `${postcode} ${town}`.trim()].filter((part) => part !== "").join(", ");
}

/** One line of a request, as people read it. Nothing is "rien d’indiqué". A request has one line for each label. */
export interface ChangeLine {
  readonly field: ChangeField;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** The lines of a request, in a fixed order. */
export function changeLines(changes: ChangeSet): ChangeLine[] {
  const lines: ChangeLine[] = [];
  const add = (field: ChangeField, before: string, after: string) =>
    lines.push({ field, label: FIELD_NAMES[field], before: before || NOT_GIVEN, after: after || NOT_GIVEN });
  if (changes.usageName) add("usageName", changes.usageName.before, changes.usageName.after);
  if (changes.phone) add("phone", phoneText(changes.phone.before), phoneText(changes.phone.after));
  if (changes.email) add("email", changes.email.before, changes.email.after);
  if (changes.address) {
    const { before, after, from } = changes.address;
    const since = from === undefined ? "" : ` (à partir du ${formatDayWithYear(from)})`;
    add("address", addressText(before), addressText(after) + since);
  }
  if (changes.contact) {
    const said = contactLines(changes.contact, null);
    // Whoever asked for a removal knows who it is: the name is enough.
    for (const { label, before, after } of changes.contact.after ? said : said.slice(0, 1)) {
      lines.push({ field: "contact", label, before, after });
    }
  }
  return lines;
}
