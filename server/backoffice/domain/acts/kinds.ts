/** The parts of a dossier's history that staff may look at alone. */
export const ACT_KINDS = ["identite", "places", "factures", "documents", "acces"] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** They name an account, not a family: that of one of its adults. */
const LOGIN_TABLES = ["local_credential", "recovery_token", "federated_identity"] as const;

/**
 * The tables whose lines come up in the history of a dossier, by kind. A test reads the catalogue of the base and fails
 * when a table with history that names a family is in none.
 */
export const ACT_TABLES: Readonly<Record<ActKind, readonly string[]>> = {
  identite: [
    "family",
    "family_adult",
    "person",
    "child",
    "family_child",
    "contact",
    "quotient_familial",
    "residence_change",
    "health_sheet",
    "change_request",
  ],
  places: ["enrolment", "enrolment_request", "booking", "waitlist_entry", "attendance_exception"],
  factures: [
    "child_payer",
    "debtor",
    "invoice",
    "invoice_notice",
    "ledger_entry",
    "payment",
    "payfip_operation",
    "refund",
  ],
  documents: ["document", "certificate"],
  acces: ["account_request", "invitation", "access_decision", ...LOGIN_TABLES],
};
