import type { MenuLink } from "../layout/MainMenu";

/** The parents' menu: address below /famille, and words. */
const SECTIONS = [
  ["accueil", "", "Accueil"],
  ["reservations", "/reservations", "Réserver"],
  ["inscriptions", "/inscriptions", "Inscriptions"],
  ["attente", "/attente", "Liste d’attente"],
  ["factures", "/factures", "Factures"],
  ["attestations", "/attestations", "Attestations"],
  ["dossier", "/dossier", "Dossier"],
  ["documents", "/documents", "Documents"],
  ["profil", "/profil", "Profil"],
] as const;

/** The pages of the parents' menu, by their address below /famille: for the site map. */
export const FAMILY_PAGES = SECTIONS.map(([, path, label]) => ({ path, label }));

export type FamilySection = (typeof SECTIONS)[number][0];

/** What opens a part of the menu that not every adult of the dossier has (docs/adr/0011). */
interface Opening {
  readonly household: boolean;
  readonly rights: readonly string[];
}

/** What tells of amounts: for those who hold the household, and for those who pay. */
const OF_AMOUNTS: readonly FamilySection[] = ["factures", "attestations"];

/** What tells of the household and its requests. */
const OF_HOUSEHOLD: readonly FamilySection[] = ["documents", "inscriptions"];

/**
 * Somebody who does not hold the household has no documents nor requests to see, and neither invoices nor certificates
 * unless they pay.
 */
export function familyMenu(base: string, current: FamilySection, { household, rights }: Opening): MenuLink[] {
  const isOpen = (section: FamilySection) =>
    household || (!OF_HOUSEHOLD.includes(section) && (!OF_AMOUNTS.includes(section) || rights.includes("pay")));
  return SECTIONS.filter(([section]) => isOpen(section)).map(([section, path, label]) => ({
    href: `${base}/famille${path}`,
    label,
    current: section === current,
  }));
}
