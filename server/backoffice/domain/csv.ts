/** What a spreadsheet could take for a formula, also after spaces, and the full-width twins of the same signs. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\t\r\n＝＋－＠|%]/;

/**
 * One cell as a text that no spreadsheet computes (attack 14): always quoted, control characters left out, an apostrophe
 * before what begins like a formula. A number written by us stays a number.
 */
export function csvCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const shown = value.replace(/[\p{Cc}]+/gu, " ");
  const safe = FORMULA.test(value) || FORMULA.test(shown) ? `'${shown.trimStart()}` : shown;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A file that French spreadsheets open without a question: semicolons, CRLF, UTF-8 with its mark. */
export function csvOf(rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return `\ufeff${csvRows(rows)}`;
}

/** Lines that follow those of such a file. */
export function csvRows(rows: ReadonlyArray<ReadonlyArray<string | number>>): string {
  return rows.map((row) => `${row.map(csvCell).join(";")}\r\n`).join("");
}
