import type { AgentRight } from "@/server/identity/domain";
import type { MenuLink } from "../layout/MainMenu";

/** The staff's menu: address below /agents, words, and the rights that open it (one of them is enough). */
const SECTIONS = [
  ["file", "", "À traiter", ["demandes.traiter", "documents.traiter"]],
  ["familles", "/familles", "Familles", ["familles.lire"]],
  ["effectifs", "/effectifs", "Effectifs", ["effectifs.lire"]],
  ["presences", "/presences", "Présences", ["presences.saisir"]],
  ["activites", "/activites", "Activités", ["activites.gerer"]],
  ["facturation", "/facturation", "Facturation", ["facturation.gerer"]],
  ["regie", "/regie", "Régie", ["regie.tenir"]],
  ["journal", "/journal", "Journal", ["journal.lire"]],
  ["parametres", "/parametres/agents", "Réglages", ["parametres.gerer"]],
] as const satisfies ReadonlyArray<readonly [string, string, string, readonly AgentRight[]]>;

export type AgentSection = (typeof SECTIONS)[number][0];

/** Only the pages that the agent's rights open: a link to a 404 helps nobody. */
export function agentMenu(base: string, rights: readonly AgentRight[], current?: AgentSection): MenuLink[] {
  return SECTIONS.filter(([, , , opening]) => opening.some((right) => rights.includes(right))).map(
    ([section, path, label]) => ({ href: `${base}/agents${path}`, label, current: section === current }),
  );
}
