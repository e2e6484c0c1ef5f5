import type { MenuLink } from "../layout/MainMenu";

/** The parents' menu: address below /famille, and words. */
const SECTIONS = [
  ["accueil", "", "Accueil"],
  ["reservations", "/reservations", "Réserver"],
  ["attente", "/attente", "Liste d’attente"],
  ["dossier", "/dossier", "Dossier"],
  ["documents", "/documents", "Documents"],
  ["profil", "/profil", "Profil"],
] as const;

export type FamilySection = (typeof SECTIONS)[number][0];

/** Somebody who does not hold the household has no documents to see. */
export function familyMenu(base: string, current: FamilySection, household: boolean): MenuLink[] {
  return SECTIONS.filter(([section]) => household || section !== "documents").map(([section, path, label]) => ({
    href: `${base}/famille${path}`,
    label,
    current: section === current,
  }));
}
