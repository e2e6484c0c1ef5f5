import type { Unreached } from "@/server/families/domain/unreached";

const RESTORED = "L’état civil est de nouveau celui que le dossier disait avant.";

/** What was decided of an adult's civil status, as `?fait=` names it, and their page says it. */
export const IDENTITY_DONE = {
  restore: `${RESTORED} La famille est prévenue par e-mail.`,
  "restore-sans-adresse": `${RESTORED} Aucun e-mail n’est parti, faute d’adresse connue\u00a0: prévenez la famille autrement.`,
  keep: "C’est noté\u00a0: le dossier garde l’état civil qu’il dit aujourd’hui.",
} as const;

interface Decided {
  readonly familyId: string;
  readonly personId: string;
  readonly choice: "restore" | "keep";
  readonly unreached: Unreached | null;
}

/** Back to the page of the adult, with what was decided and whether nobody could be told. */
export function afterIdentity(base: string, { familyId, personId, choice, unreached }: Decided): string {
  return `${base}/agents/familles/${familyId}/adultes/${personId}?fait=${choice}${unreached ? "-sans-adresse" : ""}`;
}
