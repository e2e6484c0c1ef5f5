import type { TillLine } from "@/server/payments/domain";
import { tillMeans } from "@/server/payments/domain";
import { csvOf } from "./csv";

const EVENT_WORDS = { payment: "Encaissement", reversal: "Annulation", refund: "Remboursement", deposit: "Versement" };

/** The journal of a till for a spreadsheet; amounts with a comma, as French ones read them. */
export function tillCsv(lines: readonly TillLine[]): string {
  return csvOf([
    ["Jour", "Mouvement", "Pièce", "Famille", "Moyen", "Détail", "Montant en euros"],
    ...lines.map(({ day, event, reference, name, means, note, amount }) => [
      day,
      EVENT_WORDS[event],
      reference,
      name,
      tillMeans(means),
      note,
      euros(amount),
    ]),
  ]);
}

/** "-57,75": a text that no spreadsheet takes for a formula, since csvOf would put an apostrophe before the sign. */
function euros(amount: number): string {
  const text = `${Math.floor(Math.abs(amount) / 100)},${String(Math.abs(amount) % 100).padStart(2, "0")}`;
  return amount < 0 ? `(${text})` : text;
}
