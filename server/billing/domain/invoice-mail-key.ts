/** The kind of the mails that tell of an invoice, with which their keys begin. */
export const INVOICE_MAIL = "invoice";

/** One mail to an address for the notice of the issue, and one for each that the staff send again. */
export function noticeKey(invoiceId: string, address: string, noticeId?: string): string {
  return [INVOICE_MAIL, invoiceId, address, ...(noticeId ? [noticeId] : [])].join(":");
}
