/** What a spreadsheet could take for a formula, also after spaces, and the full-width twins of the same signs. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\n＝＋－＠|%]/;

/** An amount of money, in whole cents. */
interface CsvAmount {
  readonly cents: number;
}

export type CsvValue = string | number | CsvAmount;

/** "-57,75": a number as French spreadsheets read it, to be added up. */
function amountCell({ cents }: CsvAmount): string {
  const size = Math.abs(cents);
  return `${cents < 0 ? "-" : ""}${Math.floor(size / 100)},${String(size % 100).padStart(2, "0")}`;
}

/**
 * One cell as a text that no spreadsheet computes (attack 14): always quoted, control characters left out, an apostrophe
 * before what begins like a formula. A number or an amount written by us stays one.
 */
export function csvCell(value: CsvValue): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "object") return amountCell(value);
  const shown = value.replace(/[\p{Cc}]+/gu, " ");
  const safe = FORMULA.test(value) || FORMULA.test(shown) ? `'${shown.trimStart()}` : shown;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A file that French spreadsheets open without a question: semicolons, CRLF, UTF-8 with its mark. */
export function csvOf(rows: ReadonlyArray<ReadonlyArray<CsvValue>>): string {
  return `\ufeff${csvRows(rows)}`;
}

/** Lines that follow those of such a file. */
export function csvRows(rows: ReadonlyArray<ReadonlyArray<CsvValue>>): string {
  return rows.map((row) => `${row.map(csvCell).join(";")}\r\n`).join("");
}
