import { formatDayWithYear, plainDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { formatEuros, sumCents } from "@/server/platform/money";
import type { PaperBlock, PaperRowGroup } from "@/server/platform/paper/paper";
import { type Frame, nameOf, type Statement } from "./paper-frame.fr";
import type { PaidActivity, TaxedSums, TaxStatement } from "./tax-statement";

/** What a household paid in a civil year, with the care of young children apart (CGI, article 200 quater B). */
export function taxPaper({ holder }: Pick<Frame, "holder">, statement: TaxStatement): Statement {
  const { year, period, children, care, other } = statement;
  const whole = plainDate(period.last).month === 12 && plainDate(period.last).day === 31;
  return {
    kind: "tax",
    period,
    about: `${elide("de", nameOf(holder))}, année ${year}`,
    blocks: [
      {
        kind: "callout",
        title: `Frais de garde payés en ${year} pour les enfants de moins de six ans`,
        figure: formatEuros(care),
        lines: [
          whole
            ? `Année ${year} entière.`
            : `L’année n’est pas finie\u00a0: jusqu’au ${formatDayWithYear(period.last)}.`,
        ],
      },
      ...careTable(statement),
      ...otherTable(statement),
      {
        kind: "paragraph",
        text: ["En tout, ", { strong: formatEuros(sumCents([care, other])) }, ` payés pour vos enfants en ${year}.`],
      },
      ...olderChildren(children, year),
    ],
    basis: [
      `Les sommes sont celles que vous avez payées en ${year}, quelle que soit la date du service ou de la facture.`,
      "Quand une facture n’est payée qu’en partie, ce qui est payé est réparti entre tout ce qu’elle demande, en proportion des montants.",
      "Ce qui a été remboursé, rendu par un avoir ou rejeté par la banque est retiré, à sa propre date.",
      "Une somme payée d’avance compte à la date où elle sert à régler une facture.",
      "Les repas ne comptent pas comme frais de garde\u00a0; ni ce qui est facturé pour une absence, ni les suppléments pour réservation tardive.",
      "Ce qu’un tiers (le CCAS, un employeur) paie à votre place n’y figure pas.",
    ],
    legal: [
      "Crédit d’impôt pour la garde des enfants de moins de six ans au 1er janvier de l’année\u00a0: code général des impôts, article 200\u00a0quater\u00a0B. Déduisez vous-même les aides que vous avez reçues pour cette garde (CAF, MSA, employeur, CESU préfinancés). L’administration fiscale décide de ce qui ouvre droit.",
    ],
    proof: [{ label: `Frais de garde de l’année ${year}`, value: formatEuros(care) }],
  };
}

function careTable({ children, care }: TaxStatement): PaperBlock[] {
  const groups = children.flatMap(({ child, care: paid }) => groupOf(child.name, bornOn(child.birthdate), paid));
  if (groups.length === 0)
    return [
      {
        kind: "paragraph",
        text: "Aucune somme payée dans l’année n’est un frais de garde d’un enfant de moins de six ans.",
      },
    ];
  return [
    table("Frais de garde qui peuvent compter pour les impôts", groups, "Total des frais de garde", formatEuros(care)),
  ];
}

function otherTable({ children, other }: TaxStatement): PaperBlock[] {
  const groups = children.flatMap(({ child, other: paid }) => groupOf(child.name, "", paid));
  if (groups.length === 0) return [];
  return [table("Autres sommes payées, qui ne comptent pas", groups, "Total des autres sommes", formatEuros(other))];
}

function table(caption: string, groups: readonly PaperRowGroup[], label: string, total: string): PaperBlock {
  return {
    kind: "table",
    caption,
    columns: [{ label: "Activité" }, { label: "Payé", numeric: true }],
    groups,
    totals: [{ label, values: [total] }],
  };
}

function groupOf(name: string, born: string, paid: readonly PaidActivity[]): PaperRowGroup[] {
  if (paid.length === 0) return [];
  const rows = paid.map(({ activity, amount }) => [activity, formatEuros(amount)]);
  return [{ title: `${name}${born}`, rows, total: null }];
}

function bornOn(birthdate: TaxedSums["child"]["birthdate"]): string {
  return `, naissance le ${formatDayWithYear(birthdate)}`;
}

/** Why nothing of a child counts, said by name. */
function olderChildren(children: readonly TaxedSums[], year: number): PaperBlock[] {
  const older = children.filter(({ underSix }) => !underSix).map(({ child }) => child.name);
  if (older.length === 0) return [];
  const names = new Intl.ListFormat("fr", { type: "conjunction" }).format(older);
  const verb = older.length > 1 ? "avaient" : "avait";
  return [{ kind: "paragraph", text: `${names} ${verb} six ans ou plus au 1er janvier ${year}.` }];
}
