/** What was decided of an adult's civil status, as `?fait=` names it, and their page says it. */
export const IDENTITY_DONE = {
  restore: "L’état civil est de nouveau celui que le dossier disait avant. La famille est prévenue.",
  keep: "C’est noté\u00a0: le dossier garde l’état civil qu’il dit aujourd’hui.",
} as const;

interface Decided {
  readonly familyId: string;
  readonly personId: string;
  readonly choice: keyof typeof IDENTITY_DONE;
}

/** Back to the page of the adult, with what was decided. */
export function afterIdentity(base: string, { familyId, personId, choice }: Decided): string {
  return `${base}/agents/familles/${familyId}/adultes/${personId}?fait=${choice}`;
}
