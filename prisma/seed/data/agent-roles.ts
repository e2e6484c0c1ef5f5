import { AGENT_RIGHTS, type AgentRight } from "@/server/identity/domain/rights";

/** Roles with which each town of the demonstration starts (A7). */
export const AGENT_ROLES = [
  {
    name: "Agent d’accueil",
    rights: ["demandes.traiter", "familles.lire", "familles.modifier", "documents.traiter", "effectifs.lire"],
  },
  {
    name: "Responsable de la restauration",
    rights: ["familles.lire", "effectifs.lire", "presences.saisir", "activites.gerer", "sante.lire"],
  },
  { name: "Régisseuse", rights: ["familles.lire", "presences.saisir", "facturation.gerer", "regie.tenir"] },
  { name: "Administratrice", rights: AGENT_RIGHTS },
] as const satisfies ReadonlyArray<{ readonly name: string; readonly rights: readonly AgentRight[] }>;

export type AgentRoleName = (typeof AGENT_ROLES)[number]["name"];
