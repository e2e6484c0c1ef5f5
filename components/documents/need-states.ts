import type { DocumentNeed, NeedState } from "@/server/documents/domain/needed-documents";
import { elide } from "@/server/platform/elision";

/** How far a document is, for its family. */
export const NEED_STATES: Readonly<Record<NeedState, readonly ["info" | "success" | "warning" | "error", string]>> = {
  missing: ["error", "À envoyer"],
  refused: ["error", "Refusé, à renvoyer"],
  expired: ["error", "Expiré, à renvoyer"],
  ending: ["warning", "À renouveler"],
  pending: ["info", "En attente de la mairie"],
  accepted: ["success", "Accepté"],
};

/** "Attestation d’assurance scolaire de Lou" */
export const needTitle = ({ type, child }: Pick<DocumentNeed, "type" | "child">): string =>
  child ? `${type.label} ${elide("de", child.firstName)}` : type.label;
