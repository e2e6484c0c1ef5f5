import type { Paper, PaperBlock, PaperRowGroup } from "@/server/platform/paper/paper";
import type { PaperLook } from "@/server/platform/paper/paper-look";

/** Papers of an invented town, as invoices and certificates will look. No-break spaces are written \u00a0. */
export const LOOK: PaperLook = {
  primary: "#1f5a3c",
  accent: "#b3470f",
  ink: "#161616",
  mention: "#5e5e5e",
  tint: "#eff4f1",
  logoSvg:
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#1f5a3c"/><path d="M32 42V22" stroke="#fff" stroke-width="4"/></svg>',
};

const LETTERHEAD: Paper["letterhead"] = {
  issuer: "Ville de Corbas",
  lines: ["Service scolaire et périscolaire", "Hôtel de ville", "69960 Corbas"],
  contact: [
    "04\u00a065\u00a071\u00a020\u00a001",
    "familles@corbas.example",
    "Du lundi au vendredi, de 8\u00a0h\u00a030 à 12\u00a0h et de 13\u00a0h\u00a030 à 17\u00a0h",
  ],
  logo: { url: "/theme/corbas.svg", alternative: "Logo de la ville de Corbas" },
};

const MEAL_NOTE = "Quotient familial 712, tranche 4, grille 2026-2027.";

function child(name: string, meals: number, cents: number, care: number): PaperRowGroup {
  const euros = (amount: number) => `${(amount / 100).toFixed(2).replace(".", ",")}\u00a0€`;
  return {
    title: name,
    rows: [
      [{ text: "Repas du midi", note: MEAL_NOTE }, String(meals), euros(cents), euros(meals * cents)],
      ["Accueil du soir", String(care), euros(150), euros(care * 150)],
    ],
    total: { label: `Sous-total pour ${name}`, values: [euros(meals * cents + care * 150)] },
  };
}

export const VERIFICATION: PaperBlock = {
  kind: "verification",
  code: "79EG-1ZW1-49Z9-02Y4-5RSC",
  url: "https://familles.corbas.example/verifier/79EG1ZW149Z902Y45RSC",
  address: "familles.corbas.example/verifier",
};

/** The month's invoice of a family with two children: one page, and every kind of thing that an invoice shows. */
export const INVOICE: Paper = {
  title: "Facture de novembre 2026",
  subject: "Facture n°\u00a0R1-2026-000123 de la famille Roy",
  language: "fr-FR",
  letterhead: LETTERHEAD,
  mention: null,
  recipient: ["Madame Camille Roy", "Appartement 12, escalier B", "14 rue du 8 Mai 1945", "69960 Corbas"],
  references: [
    { label: "Facture n°", value: "R1-2026-000123" },
    { label: "Émise le", value: "3 décembre 2026" },
    { label: "Dossier famille", value: "4 217" },
  ],
  blocks: [
    {
      kind: "callout",
      title: "À payer au plus tard le mardi 22 décembre 2026",
      figure: "112,20\u00a0€",
      lines: [
        [
          "Le plus simple\u00a0: sur ",
          { strong: "familles.corbas.example" },
          ", rubrique «\u00a0Mes factures\u00a0», par carte bancaire ou prélèvement.",
        ],
      ],
    },
    {
      kind: "table",
      caption: "Ce que vous devez pour novembre 2026",
      columns: [
        { label: "Prestation" },
        { label: "Quantité", numeric: true },
        { label: "Prix unitaire", numeric: true },
        { label: "Montant", numeric: true },
      ],
      groups: [child("Léa Roy", 14, 385, 6), child("Tom Roy", 14, 385, 5)],
      totals: [
        { label: "Part prise en charge par le CCAS", values: ["\u221212,10\u00a0€"] },
        { label: "Total à payer", values: ["112,20\u00a0€"] },
      ],
    },
    { kind: "heading", level: 2, text: "Pour payer autrement" },
    {
      kind: "list",
      items: [
        "Par chèque à l’ordre de «\u00a0Régie périscolaire de Corbas\u00a0», avec le numéro de la facture au dos.",
        "En espèces, par carte ou en chèques CESU, au guichet, aux heures d’ouverture.",
      ],
    },
    {
      kind: "paragraph",
      text: "Une difficulté pour payer\u00a0? Appelez-nous avant la date limite\u00a0: un délai peut vous être accordé.",
    },
  ],
  legal: [
    "Vous pouvez contester cette facture auprès du service dans les deux mois qui suivent sa réception, puis devant le tribunal administratif de Lyon (code général des collectivités territoriales, article L.\u00a01617-5).",
  ],
};

/** A certificate: sentences, facts, a signature, and the code that proves it. */
export const CERTIFICATE: Paper = {
  title: "Attestation de fréquentation",
  subject: "Attestation de fréquentation de Léa Roy pour l’année scolaire 2025-2026",
  language: "fr-FR",
  letterhead: LETTERHEAD,
  mention: "Duplicata",
  recipient: [],
  references: [{ label: "Établie le", value: "3 décembre 2026" }],
  blocks: [
    {
      kind: "paragraph",
      text: [
        "La ville de Corbas atteste que l’enfant ",
        { strong: "Léa Roy" },
        ", née le 12 mars 2018, a fréquenté la restauration scolaire du 1er septembre 2025 au 3 juillet 2026.",
      ],
    },
    {
      kind: "facts",
      facts: [
        { label: "École", value: "École élémentaire Marie Curie" },
        { label: "Classe", value: "CE1" },
        { label: "Repas pris", value: "132" },
      ],
    },
    {
      kind: "signature",
      placeAndDate: "Fait à Corbas, le 3 décembre 2026",
      name: "Dominique Lefèvre",
      quality: "Responsable du service scolaire et périscolaire",
    },
    VERIFICATION,
  ],
  legal: [],
};

/** An invoice with so many children that its table takes as many rows as asked. */
export function longInvoice(children: number): Paper {
  const groups = Array.from({ length: children }, (_, index) => child(`Enfant ${index + 1}`, 10 + index, 385, index));
  const blocks = INVOICE.blocks.map((block) => (block.kind === "table" ? { ...block, groups } : block));
  return { ...INVOICE, title: "Facture de l’année 2026", mention: "Duplicata", blocks };
}
