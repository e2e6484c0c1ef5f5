/** A place in the numbers of a régie and year, without a gap (X3). */
export interface SeriesPlace {
  readonly regieCode: string;
  readonly year: number;
  readonly number: number;
}

function numbered(letter: string, digits: number, { regieCode, year, number }: SeriesPlace): string {
  return `${regieCode}-${letter}-${year}-${String(number).padStart(digits, "0")}`;
}

/** "CANT-R-2026-000123", the name of a receipt. */
export function receiptReference(place: SeriesPlace): string {
  return numbered("R", 6, place);
}

/** "CANT-V-2026-0012", the name of a deposit (versement). */
export function depositReference(place: SeriesPlace): string {
  return numbered("V", 4, place);
}
