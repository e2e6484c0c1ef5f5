import type { TillActivities, TillLine } from "@/server/payments/domain";
import { tillActivity, tillMeans } from "@/server/payments/domain";
import { csvOf, csvRows } from "./csv";

const EVENT_WORDS = { payment: "Encaissement", reversal: "Annulation", refund: "Remboursement", deposit: "Versement" };

const HEAD = ["Jour", "Mouvement", "Pièce", "Famille", "Moyen", "Détail", "Montant en euros", "Connu le"];

/** The first line of the journal of a till for a spreadsheet. */
export function tillCsvHead(): string {
  return csvOf([HEAD]);
}

/** Its other lines, as many as are given; amounts are numbers, less than zero for what went out. */
export function tillCsvRows(lines: readonly TillLine[]): string {
  return csvRows(
    lines.map(({ day, event, reference, name, means, note, amount, knownDay }) => [
      day,
      EVENT_WORDS[event],
      reference,
      name,
      tillMeans(means),
      note,
      { cents: amount },
      knownDay ?? "",
    ]),
  );
}

/** What came in by activity for a spreadsheet, with the days that it is of. */
export function activitiesCsv({ from, to, activities }: TillActivities): string {
  return csvOf([
    ["Du", "Au", "Activité", "Compte budgétaire", "Montant en euros"],
    ...activities.map((sum) => [from, to, tillActivity(sum), sum.account, { cents: sum.amount }]),
  ]);
}
