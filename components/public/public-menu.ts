import type { MenuLink } from "@/components/layout/MainMenu";

/** The public pages of a town; those of the menu first, in its order. */
export const PUBLIC_PAGES = {
  accueil: { path: "/", label: "Accueil" },
  tarifs: { path: "/tarifs", label: "Tarifs" },
  simulateur: { path: "/simulateur", label: "Simulateur" },
  ecoles: { path: "/ecoles", label: "Écoles" },
  calendrier: { path: "/calendrier", label: "Calendrier" },
  contact: { path: "/contact", label: "Contact" },
} as const;

export type PublicSection = keyof typeof PUBLIC_PAGES;

/** The same menu, in the same order, on every public page (RGAA 12.2). */
export function publicMenu(base: string, here: PublicSection | undefined): MenuLink[] {
  return Object.entries(PUBLIC_PAGES).map(([section, { path, label }]) => ({
    href: base + path,
    label,
    current: section === here,
  }));
}
