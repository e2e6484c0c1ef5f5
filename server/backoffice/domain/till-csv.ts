import type { TillLine } from "@/server/payments/domain";
import { tillMeans } from "@/server/payments/domain";
import { csvOf, csvRows } from "./csv";

const EVENT_WORDS = { payment: "Encaissement", reversal: "Annulation", refund: "Remboursement", deposit: "Versement" };

const HEAD = ["Jour", "Mouvement", "Pièce", "Famille", "Moyen", "Détail", "Montant en euros", "Connu le"];

/** The first line of the journal of a till for a spreadsheet. */
export function tillCsvHead(): string {
  return csvOf([HEAD]);
}

/** Its other lines, as many as are given; amounts with a comma, as French ones read them. */
export function tillCsvRows(lines: readonly TillLine[]): string {
  return csvRows(
    lines.map(({ day, event, reference, name, means, note, amount, knownDay }) => [
      day,
      EVENT_WORDS[event],
      reference,
      name,
      tillMeans(means),
      note,
      euros(amount),
      knownDay ?? "",
    ]),
  );
}

/** "-57,75": a text that no spreadsheet takes for a formula, since csvOf would put an apostrophe before the sign. */
function euros(amount: number): string {
  const text = `${Math.floor(Math.abs(amount) / 100)},${String(Math.abs(amount) % 100).padStart(2, "0")}`;
  return amount < 0 ? `(${text})` : text;
}
