export { lastDayOfLink } from "./invoice-link";
export { type Allocation, allocate, creditLines, type EntryKind, type LedgerLine, type OpenInvoice } from "./ledger";
