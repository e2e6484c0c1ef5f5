import { formatDayWithYear, formatOfMonth } from "@/server/platform/dates";
import { type Cents, cents, formatEuros } from "@/server/platform/money";
import type { FeeLine, FeeStep, QuotientOrigin } from "./fee-line";
import { decimalText, quotientText, stretchText } from "./fee-text";
import { unitsText } from "./unit-names.fr";

const SOURCES: Readonly<Record<QuotientOrigin["source"], string>> = {
  caf: "reçu de la CAF",
  msa: "reçu de la MSA",
  document: "lu sur le document que vous avez envoyé",
  agent: "saisi par la mairie",
};

/** The calculation in plain French, one sentence a step, from the line alone: it still explains a stored line (F4). */
export function explainFee(line: FeeLine): string[] {
  return line.steps.flatMap(explainStep);
}

/**
 * The same of what the base holds with a booking: nothing of one that came without its calculation, from another system for
 * instance. Its price still is what it says.
 */
export function explainStoredFee(stored: unknown): string[] {
  return isFeeLine(stored) ? explainFee(stored) : [];
}

function isFeeLine(stored: unknown): stored is FeeLine {
  return typeof stored === "object" && stored !== null && "steps" in stored && Array.isArray(stored.steps);
}

function explainStep(step: FeeStep): string[] {
  switch (step.kind) {
    case "version": {
      const since = formatDayWithYear(step.effectiveFrom);
      return [`${step.label}\u00a0: grille n°\u00a0${step.version}, en vigueur depuis le ${since}`];
    }
    case "quotientUnknown":
      return [
        step.assumed === null
          ? "Quotient familial non connu\u00a0: le tarif le plus élevé s’applique"
          : `Quotient familial non connu\u00a0: le tarif d’un QF de ${quotientText(step.assumed)} s’applique`,
      ];
    case "quotientOrigin":
      return [`QF ${quotientText(step.quotientFamilial)} ${formatOfMonth(step.month)}, ${SOURCES[step.source]}`];
    case "quotientTruncated":
      return [`QF ${quotientText(step.given)}\u00a0: compté sans les centimes, soit ${quotientText(step.used)}`];
    case "band":
      return [`QF ${quotientText(step.quotientFamilial)}\u00a0: tranche ${stretchText(step)}`];
    case "linear":
      return explainLinear(step);
    case "rule":
      return [`${step.label}\u00a0: ${formatEuros(step.amount)}`];
    case "thirdParty":
      return [`Dont ${step.shareLabel}\u00a0: ${formatEuros(step.amount)}`];
    case "familyShare":
      return [`Reste à votre charge\u00a0: ${formatEuros(step.amount)}`];
    case "supplement":
      return [`${step.label}\u00a0: ${signedEuros(step.amount)}${step.per === "day" ? " pour la journée" : ""}`];
    case "total":
      return [explainTotal(step)];
  }
}

function explainLinear(step: Extract<FeeStep, { kind: "linear" }>): string[] {
  const { ratePercent, quotientFamilial, plus, exactEuros, rounded, heldAt, amount } = step;
  const fixedPart = plus === 0 ? "" : ` + ${formatEuros(plus)}`;
  const product = `${decimalText(ratePercent)}\u00a0% × QF ${quotientText(quotientFamilial)}${fixedPart}`;
  const isExact = /^\d+\.\d{2}$/.test(exactEuros) && Math.round(Number(exactEuros) * 100) === rounded;
  const result = isExact
    ? formatEuros(rounded)
    : `${decimalText(exactEuros)}\u00a0€, arrondi à ${formatEuros(rounded)}`;
  const lines = [`${product} = ${result}`];
  if (heldAt === "floor") lines.push(`Tarif minimum\u00a0: ${formatEuros(amount)}`);
  if (heldAt === "ceiling") lines.push(`Tarif maximum\u00a0: ${formatEuros(amount)}`);
  return lines;
}

function explainTotal({ unit, quantity, unitTotal, perDay, total }: Extract<FeeStep, { kind: "total" }>): string {
  const perDayPart = perDay === 0 ? "" : ` ${signedEuros(perDay)}`;
  return `${unitsText(quantity, unit)} × ${formatEuros(unitTotal)}${perDayPart} = ${formatEuros(total)}`;
}

function signedEuros(amount: Cents): string {
  return amount < 0 ? `−\u00a0${formatEuros(cents(-amount))}` : `+\u00a0${formatEuros(amount)}`;
}
