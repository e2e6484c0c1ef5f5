/** What an agent may do. Roles are sets of these, made by each city (A7). */
export const AGENT_RIGHTS = [
  "demandes.traiter",
  "familles.lire",
  "familles.modifier",
  "documents.traiter",
  "effectifs.lire",
  "presences.saisir",
  "activites.gerer",
  "facturation.gerer",
  "regie.tenir",
  "sante.lire",
  "parametres.gerer",
  "journal.lire",
] as const;

export type AgentRight = (typeof AGENT_RIGHTS)[number];

/** Whether a text, of a role on file or of a form, names a right that exists. */
export function isAgentRight(value: string): value is AgentRight {
  return AGENT_RIGHTS.some((right) => right === value);
}
