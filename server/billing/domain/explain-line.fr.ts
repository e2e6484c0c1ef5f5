import { moveText } from "@/server/families/domain";
import { explainFee } from "@/server/fees/domain";
import { agreedEuros, type Cents, cents, formatEuros } from "@/server/platform/money";
import { cameOn, type DayState } from "./day-state";
import type { LineFee } from "./draft-line";
import { shareText, WHOLE } from "./share";

interface ExplainedLine {
  readonly kind: "service" | "regularisation" | "credit";
  readonly state: DayState | null;
  readonly share: number;
  /** Of one day. */
  readonly unit: Cents;
  /** Days. */
  readonly quantity: number;
  readonly fee: LineFee;
  /** The invoice that is corrected. */
  readonly corrects: string | null;
}

/** "Pourquoi ce prix ?", one sentence a step, from what was kept with the line (F4): for one day, then for all of them. */
export function explainLine({ kind, state, share, unit, quantity, fee, corrects }: ExplainedLine): string[] {
  const all = allDays(unit, quantity);
  if (kind === "credit") {
    const about = corrects ? ` sur la facture ${corrects}` : "";
    return [
      `${quantity === 1 ? "Ce jour a été facturé" : "Ces jours ont été facturés"}${about}\u00a0: ${change(unit)}`,
      ...all,
    ];
  }
  const steps = fee.line
    ? [...explainFee(fee.line).toSpliced(1, 0, ...movedText(fee))]
    : [freeText(state, fee.closing, quantity)];
  if (fee.line && share < WHOLE)
    steps.push(`Votre part\u00a0: ${shareText(share)} de ${formatEuros(fee.line.total)}, soit ${formatEuros(fee.due)}`);
  if (kind === "service") return [...steps, ...all];
  const before = corrects ? `Déjà facturé (facture ${corrects})` : "Déjà facturé";
  return [
    ...steps,
    `${before}\u00a0: ${formatEuros(fee.billed)} par jour${givenBack(fee.credited)}. Dû maintenant\u00a0: ${formatEuros(fee.due)}`,
    unit === 0 ? toldOtherwise(state, quantity) : unit < 0 ? change(unit) : `Il reste ${formatEuros(unit)} par jour`,
    ...all,
  ];
}

/** Why the days of one month have two prices: the household moved between them. */
function movedText({ situation }: LineFee): string[] {
  if (!situation?.movedOn) return [];
  return [`Le foyer habite ${moveText({ residence: situation.residence, from: situation.movedOn })}`];
}

/** What credit notes gave back already, so that the rest adds up. */
function givenBack(credited: Cents | undefined): string {
  return credited ? `, dont ${agreedEuros(credited, "déjà rendu par un avoir", "déjà rendus par un avoir")}` : "";
}

/** What becomes of an amount of one day that was billed, or had been given back. */
function change(unit: Cents): string {
  return unit < 0
    ? agreedEuros(cents(0 - unit), "par jour vous est rendu", "par jour vous sont rendus")
    : agreedEuros(
        unit,
        "par jour, qui vous avait été rendu, est de nouveau à payer",
        "par jour, qui vous avaient été rendus, sont de nouveau à payer",
      );
}

/** A line of 0 €: only whether the child came has changed. */
function toldOtherwise(state: DayState | null, quantity: number): string {
  const what = cameOn(state) ? "Présence notée" : "Absence notée";
  const verb = quantity === 1 ? "ce jour compte" : "ces jours comptent";
  const not = quantity === 1 ? "ce jour ne compte plus" : "ces jours ne comptent plus";
  return `${what} après la facture\u00a0: rien ne change à payer, mais ${cameOn(state) ? verb : not} comme ${quantity === 1 ? "une présence" : "des présences"} dans vos attestations`;
}

/** What the line asks for all its days, where it has several and asks something. */
function allDays(unit: Cents, quantity: number): string[] {
  if (quantity === 1 || unit === 0) return [];
  return [
    `Pour ${quantity}\u00a0jours\u00a0: ${quantity} × ${formatEuros(unit)} = ${formatEuros(cents(unit * quantity))}`,
  ];
}

function freeText(state: DayState | null, closing: string | undefined, quantity: number): string {
  if (state === "absent_excused") return "L’absence est justifiée\u00a0: rien n’est dû";
  if (state !== null) {
    return `${quantity === 1 ? "Ce jour n’est" : "Ces jours ne sont"} plus à votre charge\u00a0: rien n’est dû`;
  }
  if (closing === undefined) return "La réservation a été retirée\u00a0: rien n’est dû";
  return `La mairie a fermé ${quantity === 1 ? "ce jour" : "ces jours"} (${closing})\u00a0: rien n’est dû`;
}
