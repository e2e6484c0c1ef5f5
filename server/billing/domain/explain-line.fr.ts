import { explainFee } from "@/server/fees/domain";
import { type Cents, cents, formatEuros } from "@/server/platform/money";
import type { DayState } from "./day-state";
import type { LineFee } from "./draft-line";
import { shareText, WHOLE } from "./share";

/** "2,35 €", "− 2,35 €", with the no-break spaces of French typography. */
export function signedEuros(amount: Cents): string {
  return amount < 0 ? `−\u00a0${formatEuros(cents(0 - amount))}` : formatEuros(amount);
}

interface ExplainedLine {
  readonly kind: "service" | "regularisation" | "credit";
  readonly state: DayState | null;
  readonly share: number;
  readonly unit: Cents;
  readonly fee: LineFee;
  /** The invoice that is corrected. */
  readonly corrects: string | null;
}

/** "Pourquoi ce prix ?", one sentence a step, from what was kept with the line (F4). */
export function explainLine({ kind, state, share, unit, fee, corrects }: ExplainedLine): string[] {
  if (kind === "credit") {
    const about = corrects ? ` sur la facture ${corrects}` : "";
    return [`Ces jours ont été facturés${about}\u00a0: ${signedEuros(cents(0 - unit))} par jour vous sont rendus`];
  }
  const steps = fee.line ? explainFee(fee.line) : [freeText(state)];
  if (fee.line && share < WHOLE)
    steps.push(`Votre part\u00a0: ${shareText(share)} de ${formatEuros(fee.line.total)}, soit ${signedEuros(fee.due)}`);
  if (kind === "service") return steps;
  const before = corrects ? `Déjà facturé (facture ${corrects})` : "Déjà facturé";
  return [
    ...steps,
    `${before}\u00a0: ${signedEuros(fee.billed)} par jour. Dû maintenant\u00a0: ${signedEuros(fee.due)}`,
    unit < 0 ? `${signedEuros(cents(0 - unit))} par jour vous sont rendus` : `Il reste ${signedEuros(unit)} par jour`,
  ];
}

function freeText(state: DayState | null): string {
  if (state === "absent_excused") return "L’absence est justifiée\u00a0: rien n’est dû";
  if (state === null) return "La réservation a été retirée\u00a0: rien n’est dû";
  return "Ce jour n’est plus à votre charge\u00a0: rien n’est dû";
}
