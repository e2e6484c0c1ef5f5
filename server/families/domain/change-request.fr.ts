import type { ChangeField, ChangeSet, ChangeStatus, PostalAddress } from "./change-request";

export const FIELD_NAMES: Readonly<Record<ChangeField, string>> = {
  usageName: "Nom d’usage",
  phone: "Téléphone",
  email: "Adresse e-mail",
  address: "Adresse postale",
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

/** "06 12 34 56 78" for a French number; a foreign one as it is. */
export function phoneText(phone: string): string {
  return /^0\d{9}$/.test(phone) ? phone.replace(/(\d{2})(?=\d)/g, "$1\u00a0") : phone;
}

/** One line of a request, as people read it. Nothing is "non renseigné". */
export interface ChangeLine {
  readonly field: ChangeField;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const NOTHING = "non renseigné";

/** The lines of a request, in a fixed order. */
export function changeLines(changes: ChangeSet): ChangeLine[] {
  const lines: ChangeLine[] = [];
  const add = (field: ChangeField, before: string, after: string) =>
    lines.push({ field, label: FIELD_NAMES[field], before: before || NOTHING, after: after || NOTHING });
  if (changes.usageName) add("usageName", changes.usageName.before, changes.usageName.after);
  if (changes.phone) add("phone", phoneText(changes.phone.before), phoneText(changes.phone.after));
  if (changes.email) add("email", changes.email.before, changes.email.after);
  if (changes.address) add("address", addressText(changes.address.before), addressText(changes.address.after));
  return lines;
}
