/** The régie that collects the canteen of each town, and its evenings. `payfipClient`: its number at PayFiP's simulator. */
interface RegieEntry {
  readonly code: string;
  readonly name: string;
  readonly regisseur: string;
  readonly payfipClient: string | null;
}

const REGISSEUR = "Solange Exemple";

const OF_TOWN: Readonly<Record<string, RegieEntry>> = {
  "saint-chamond": {
    code: "CANT",
    name: "Régie de la restauration scolaire",
    regisseur: REGISSEUR,
    payfipClient: "042207",
  },
  "rive-de-gier": {
    code: "CANT",
    name: "Régie de la restauration et de l’accueil périscolaire",
    regisseur: REGISSEUR,
    payfipClient: "042186",
  },
  corbas: { code: "REST", name: "Régie de la restauration", regisseur: REGISSEUR, payfipClient: "069273" },
};

export function regieOf(slug: string): RegieEntry {
  return OF_TOWN[slug] ?? { code: "CANT", name: "Régie de la restauration", regisseur: "", payfipClient: null };
}

/** What families pay for school restaurants and care around school, in the accounting plan of communes (M57). */
export const SCHOOL_SERVICES_ACCOUNT = "7067";
