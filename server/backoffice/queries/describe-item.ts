import "server-only";
import { FIELD_NAMES } from "@/server/families";
import { elide } from "@/server/platform/elision";
import type { QueueKind } from "../domain/queue";

const FIELDS: Readonly<Record<string, string>> = FIELD_NAMES;
const ORIGINS: Readonly<Record<string, string>> = {
  local: "Ouvrir un compte local",
  franceconnect: "Rattacher une connexion FranceConnect",
};

/** What is asked, in a few words: "Téléphone, adresse postale", "Attestation d’assurance de Lou", "Lou, Cantine". */
export function describeItem(kind: QueueKind, detail: readonly (string | null)[]): string {
  const known = detail.filter((part): part is string => part !== null && part !== "");
  if (kind === "modification") {
    const names = known.map((field) => (Object.hasOwn(FIELDS, field) ? FIELDS[field] : undefined) ?? field);
    const text = names.join(", ").toLowerCase();
    return text.slice(0, 1).toUpperCase() + text.slice(1);
  }
  if (kind === "inscription") {
    const [asked, child = "", activity = ""] = known;
    return asked === "desinscription" ? `Arrêt pour ${child}, ${activity}` : `${child}, ${activity}`;
  }
  if (kind === "document") {
    const [label = "Pièce", child] = known;
    return child ? `${label} ${elide("de", child)}` : label;
  }
  return ORIGINS[known[0] ?? ""] ?? "Ouvrir un compte";
}
