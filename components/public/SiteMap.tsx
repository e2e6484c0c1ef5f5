import { FAMILY_PAGES } from "../families/family-menu";
import { PUBLIC_PAGES } from "./public-menu";

interface Page {
  readonly path: string;
  readonly label: string;
}

const PARTS: readonly { readonly title: string; readonly pages: readonly Page[] }[] = [
  {
    title: "Informations",
    pages: [...Object.values(PUBLIC_PAGES), { path: "/verifier", label: "Vérifier un document" }],
  },
  {
    title: "Se connecter",
    pages: [
      { path: "/connexion", label: "Se connecter" },
      { path: "/connexion/demande", label: "Demander un compte" },
      { path: "/connexion/code", label: "Code d’activation" },
      { path: "/connexion/mot-de-passe-oublie", label: "Mot de passe oublié" },
      { path: "/agents/connexion", label: "Connexion des agents de la ville" },
    ],
  },
  {
    title: "Mon espace (après connexion)",
    pages: [
      ...FAMILY_PAGES.map(({ path, label }) => ({ path: `/famille${path}`, label })),
      { path: "/famille/paiements", label: "Mes paiements et mes reçus" },
    ],
  },
  {
    title: "À propos de ce site",
    pages: [
      { path: "/accessibilite", label: "Déclaration d’accessibilité" },
      { path: "/mentions-legales", label: "Mentions légales" },
      { path: "/donnees-personnelles", label: "Données personnelles" },
      { path: "/plan-du-site", label: "Plan du site" },
    ],
  },
];

/** Every page that one can reach, public ones first (RGAA 12.3). */
export function SiteMap({ base }: { base: string }) {
  return PARTS.map(({ title, pages }) => (
    <section key={title}>
      <h2>{title}</h2>
      <ul>
        {pages.map(({ path, label }) => (
          <li key={path}>
            <a href={base + path}>{label}</a>
          </li>
        ))}
      </ul>
    </section>
  ));
}
