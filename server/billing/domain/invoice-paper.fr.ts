import { formatDayWithYear } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { cents, formatEuros, sumCents } from "@/server/platform/money";
import type { Letterhead, Paper, PaperBlock, PaperFact, PaperRowGroup } from "@/server/platform/paper/paper";
import { activityTotals } from "./activity-totals";
import type { InvoiceLineText, InvoiceView } from "./invoice-view";
import { shareText, WHOLE } from "./share";
import { daysText, periodText } from "./words.fr";

/** Why a copy is no first one: printed again by the staff (X5), or not issued yet. */
export type PaperMention = "Duplicata" | "Projet" | null;

/** An invoice or a credit note as a paper of the town: what was issued, which does not change. */
export function invoicePaper(invoice: InvoiceView, letterhead: Letterhead, mention: PaperMention): Paper {
  const { kind, reference, familyId, debtorName, message, reason, lines } = invoice;
  const name = kind === "credit_note" ? "Avoir" : "Facture";
  const said: PaperBlock[] = [message, reason && `Motif de l’avoir\u00a0: ${reason}`]
    .filter((text) => text !== "")
    .map((text) => ({ kind: "paragraph", text }));
  return {
    title: `${name} ${ofPeriod(periodText(invoice.first, invoice.last))}`,
    subject: `${name} ${reference ?? "en projet"}, ${debtorName}`,
    language: "fr-FR",
    letterhead,
    mention,
    recipient: recipientOf(invoice),
    references: referencesOf(invoice),
    blocks: [asked(invoice), ...said, linesTable(lines), ...calculations(lines)],
    legal: [
      `${name} émis${kind === "credit_note" ? "" : "e"} par\u00a0: ${invoice.regieName}.`,
      familyId === null
        ? "Pour savoir ce qui a été payé depuis, et ce qui reste à payer, écrivez à la mairie."
        : "Ce qui a été payé depuis, et ce qui reste à payer, est dans votre espace famille.",
    ],
  };
}

/** "d’octobre 2026", "du 1er octobre au 14 octobre 2026" */
function ofPeriod(period: string): string {
  return period.startsWith("du ") ? period : elide("de", period);
}

/** As on an envelope; nobody's for a draft, nor for a reader who may not know the address. */
function recipientOf({ addressee }: InvoiceView): string[] {
  if (!addressee) return [];
  const { name, extra, line, postcode, town } = addressee;
  return [name, extra, line, `${postcode} ${town}`].map((text) => text.trim()).filter((text) => text !== "");
}

function referencesOf({ reference, issueDay, dueDay, familyNumber, corrects }: InvoiceView): PaperFact[] {
  const facts: (PaperFact | null)[] = [
    reference ? { label: "Numéro", value: reference } : null,
    issueDay ? { label: "Date", value: formatDayWithYear(issueDay) } : null,
    dueDay ? { label: "À payer au plus tard le", value: formatDayWithYear(dueDay) } : null,
    familyNumber === null ? null : { label: "Dossier", value: `n°\u00a0${familyNumber}` },
    corrects ? { label: "Corrige la facture", value: corrects.reference } : null,
  ];
  return facts.filter((fact) => fact !== null);
}

function asked({ kind, total, dueDay, familyId }: InvoiceView): PaperBlock {
  if (kind === "credit_note" || total < 0) {
    return {
      kind: "callout",
      title: "La mairie vous rend",
      figure: formatEuros(cents(0 - total)),
      lines: ["Cette somme est déduite de ce que vous devez, ou gardée pour votre prochaine facture."],
    };
  }
  const where = familyId === null ? "auprès de la régie" : "en ligne depuis votre espace famille ou au guichet";
  const before = dueDay ? `Au plus tard le ${formatDayWithYear(dueDay)}, ${where}.` : null;
  return { kind: "callout", title: "Montant de la facture", figure: formatEuros(total), lines: before ? [before] : [] };
}

function linesTable(lines: readonly InvoiceLineText[]): PaperBlock {
  const groups = [...Map.groupBy(lines, ({ childId }) => childId).values()].map(
    (ofChild): PaperRowGroup => ({
      title: ofChild[0]?.childName ?? null,
      rows: ofChild.map((line) => [
        { text: line.label, note: noteOf(line) },
        String(line.quantity),
        formatEuros(line.unit),
        formatEuros(line.amount),
      ]),
      total: {
        label: `Total pour ${ofChild[0]?.childName ?? ""}`,
        values: [formatEuros(sumCents(ofChild.map(({ amount }) => amount)))],
      },
    }),
  );
  return {
    kind: "table",
    caption: "Détail, enfant par enfant",
    columns: [
      { label: "Prestation et jours" },
      { label: "Nombre", numeric: true },
      { label: "Prix", numeric: true },
      { label: "Montant", numeric: true },
    ],
    groups,
    totals: [
      ...activityTotals(lines).map(({ name, amount }) => ({
        label: `Total «\u00a0${name}\u00a0»`,
        values: [formatEuros(amount)],
      })),
      { label: "Total", values: [formatEuros(sumCents(lines.map(({ amount }) => amount)))] },
    ],
  };
}

function noteOf({ activityName, days, share, budgetAccount, corrects, calculation }: InvoiceLineText): string {
  const parts = [
    activityName,
    daysText(days),
    share < WHOLE && share > 0 ? `part de ${shareText(share)}` : "",
    ...(calculation?.thirdParties ?? []).map(({ name, amount }) => `${name} paie ${formatEuros(amount)} par jour`),
    corrects ? `corrige la facture ${corrects.reference}` : "",
    budgetAccount === "" ? "" : `compte ${budgetAccount}`,
  ];
  return parts.filter((part) => part !== "").join("\u00a0; ");
}

/** Why each price, once for the lines that have the same. */
function calculations(lines: readonly InvoiceLineText[]): PaperBlock[] {
  const explained = lines.flatMap(({ label, childName, calculation }) =>
    calculation && calculation.steps.length > 0 ? [{ what: `${childName}, ${label}`, steps: calculation.steps }] : [],
  );
  if (explained.length === 0) return [];
  const alike = [...Map.groupBy(explained, ({ steps }) => steps.join("\n")).values()];
  return [
    { kind: "heading", level: 2, text: "Pourquoi ces prix" },
    ...alike.flatMap((group): PaperBlock[] => [
      { kind: "paragraph", text: [{ strong: [...new Set(group.map(({ what }) => what))].join("\u00a0; ") }] },
      { kind: "list", items: group[0]?.steps ?? [] },
    ]),
  ];
}
