export { signedEuros } from "./explain-line.fr";
export { type Allocation, allocate, creditLines, type EntryKind, type LedgerLine, type OpenInvoice } from "./ledger";
