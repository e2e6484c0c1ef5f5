/** An invoice's place in the numbers of its régie and year, without a gap (X3). */
export interface InvoiceNumber {
  /** Two to six capital letters. */
  readonly regieCode: string;
  readonly year: number;
  readonly number: number;
}

/**
 * "CANT2026000123", the name under which a family and the Treasury know an invoice: letters and figures only and twenty
 * characters at most, so that it fits PayFiP's `refdet` (30 characters) with the attempt's own suffix.
 * @throws RangeError for a number that no series gives.
 */
export function invoiceReference({ regieCode, year, number }: InvoiceNumber): string {
  if (!Number.isSafeInteger(number) || number < 1 || number > 99_999_999)
    throw new RangeError(`Not a number of a series: ${number}`);
  return `${regieCode}${year}${String(number).padStart(6, "0")}`;
}
