export {
  type Debtor,
  debtorsOfFamily,
  debtorsOfThirdParty,
  findDebtor,
  lockDebtor,
  lockDebtors,
} from "./data/debtors";
export { type Balance, balanceOf, balancesOf, type NewEntry, postEntry } from "./data/ledger";
export { takeNumbers } from "./data/numbers";
export { findRegie, listRegies, lockRegie, type Regie } from "./data/regies";
export * from "./domain";
export { invoiceRunJob, mailInvoiceJob } from "./jobs";
export { billedDaysAmong } from "./queries/billed-days-among";
export { addressesOfPayers } from "./queries/mailed-invoice";
export { type PayableInvoice, payableByDebtors, payableByFamily } from "./queries/open-invoices";
export { spendKept } from "./use-cases/spend-kept";
