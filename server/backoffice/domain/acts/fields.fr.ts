import { CERTIFICATE_NAMES } from "@/server/certificates/domain";
import { amount, day, field, named, oneOf, SHOWN_FIELDS, type ShownField, yesNo } from "@/server/families/domain";
import { STATE_WORDS } from "@/server/payments/domain";

type Fields = Readonly<Record<string, ShownField>>;

const SHARE_OF_ALL = 10_000;

const GENDER = field("Sexe", oneOf({ male: "masculin", female: "féminin", unspecified: "non précisé" }));
const CHILD = field("Enfant", named);
const ACTIVITY = field("Activité", named);
const HANDLED_BY = field("Agent qui s’en occupe", named);
const ANSWER = { assigned_to: HANDLED_BY, reason: field("Raison") };

/** What staff read of each table beyond what its family reads (`SHOWN_FIELDS`). */
const STAFF_FIELDS: Readonly<Record<string, Fields>> = {
  family: { number: field("Numéro du dossier") },
  person: { gender: GENDER, certified_by: field("Identité certifiée par", oneOf({ franceconnect: "FranceConnect" })) },
  child: { gender: GENDER },
  contact: { child_id: CHILD },
  change_request: {
    status: field(
      "État",
      oneOf({ pending: "en attente", accepted: "acceptée", refused: "refusée", withdrawn: "annulée" }),
    ),
    ...ANSWER,
  },
  enrolment_request: { assigned_to: HANDLED_BY },
  booking: {
    day: field("Jour", day),
    child_id: CHILD,
    activity_id: ACTIVITY,
    price_cents: field("Prix", amount),
    status: field("État", oneOf({ booked: "réservée", cancelled: "annulée" })),
    late: field("Réservation tardive", yesNo),
    cancelled_late: field("Annulée hors délai", yesNo),
    closing_id: field("Fermeture", named),
  },
  waitlist_entry: {
    day: field("Jour", day),
    child_id: CHILD,
    activity_id: ACTIVITY,
    status: field(
      "État",
      oneOf({
        waiting: "en attente",
        offered: "place proposée",
        accepted: "place acceptée",
        declined: "place refusée",
        expired: "délai passé",
        withdrawn: "retirée",
        closed: "terminée",
      }),
    ),
    offer_expires_at: field("Réponse attendue jusqu’au", day),
    closing_id: field("Fermeture", named),
  },
  attendance_exception: {
    day: field("Jour", day),
    child_id: CHILD,
    activity_id: ACTIVITY,
    school_id: field("École", named),
    kind: field(
      "Constat",
      oneOf({
        absent_excused: "absence justifiée",
        absent_unexcused: "absence non justifiée",
        unbooked: "présence sans réservation",
      }),
    ),
    reason: field("Raison"),
  },
  child_payer: {
    child_id: CHILD,
    share: field("Part des factures", (value) => `${(Number(value) * 100) / SHARE_OF_ALL}\u00a0%`.replace(".", ",")),
    first_day: field("À partir du", day),
    last_day: field("Jusqu’au", day),
  },
  debtor: { regie_id: field("Régie", named) },
  invoice: {
    reference: field("Numéro"),
    total_cents: field("Montant", amount),
    issue_day: field("Date", day),
    due_day: field("À payer au plus tard le", day),
    status: field("État", oneOf({ draft: "brouillon", held: "mise de côté", issued: "émise" })),
    held_reason: field("Raison de la mise de côté"),
    corrects_id: field("Corrige la facture", named),
    reason: field("Raison"),
    kind: field("Sorte", oneOf({ invoice: "facture", credit_note: "avoir" })),
    first_day: field("Du", day),
    last_day: field("Au", day),
    regie_id: field("Régie", named),
    message: field("Message"),
  },
  invoice_notice: {
    invoice_id: field("Facture", named),
    recipients: field("Nombre d’adresses"),
    day: field("Jour", day),
  },
  ledger_entry: {
    kind: field(
      "Écriture",
      oneOf({
        invoice: "facture",
        credit_note: "avoir",
        payment: "paiement",
        reversal: "annulation d’un paiement",
        allocation: "avoir utilisé",
        refund: "remboursement",
        deposit: "versement",
      }),
    ),
    day: field("Jour", day),
    invoice_id: field("Facture", named),
    payment_id: field("Reçu", named),
    label: field("Libellé"),
    regie_id: field("Régie", named),
  },
  payment: {
    amount_cents: field("Montant", amount),
    day: field("Jour", day),
    origin: field("Encaissé", oneOf({ counter: "au guichet", payfip: "en ligne, par PayFiP" })),
    payer_name: field("Payé par"),
    regie_id: field("Régie", named),
  },
  payfip_operation: {
    amount_cents: field("Montant", amount),
    refdet: field("Référence"),
    subject: field("Objet"),
    status: field("État", oneOf(STATE_WORDS)),
    saisie: field("Mode", oneOf({ T: "essai", X: "activation", W: "réel" })),
    regie_id: field("Régie", named),
  },
  refund: {
    amount_cents: field("Montant", amount),
    day: field("Jour", day),
    reason: field("Raison"),
    regie_id: field("Régie", named),
  },
  document: {
    type_id: field("Pièce", named),
    child_id: CHILD,
    file_name: field("Nom du fichier"),
    assigned_to: HANDLED_BY,
    purpose: field("Raison"),
  },
  certificate: {
    kind: field("Attestation", oneOf(CERTIFICATE_NAMES)),
    child_id: CHILD,
    first_day: field("Du", day),
    last_day: field("Au", day),
  },
  account_request: {
    origin: field("Demandé", oneOf({ local: "avec un mot de passe", franceconnect: "avec FranceConnect" })),
    email: field("Adresse e-mail"),
    phone: field("Téléphone"),
    address: field("Adresse"),
    children: field("Enfants"),
    message: field("Message"),
    status: field("État", oneOf({ pending: "en attente", approved: "acceptée", refused: "refusée" })),
    person_id: field("Adulte", named),
    ...ANSWER,
  },
  invitation: { person_id: field("Adulte", named), expires_at: field("Valable jusqu’au", day) },
  access_decision: { person_id: field("Adulte", named) },
};

/** The words for a column; undefined for what is never shown: keys, hashes, states of the machine. */
export function fieldOf(table: string, column: string): ShownField | undefined {
  for (const fields of [STAFF_FIELDS[table], SHOWN_FIELDS[table]]) {
    if (fields && Object.hasOwn(fields, column)) return fields[column];
  }
  return undefined;
}

/** The columns of a table in the order in which they are said: the base keeps them by the length of their names. */
export function inOrder(table: string, columns: readonly string[]): string[] {
  const order = [...Object.keys(SHOWN_FIELDS[table] ?? {}), ...Object.keys(STAFF_FIELDS[table] ?? {})];
  return order.filter((column, index) => columns.includes(column) && order.indexOf(column) === index);
}

/** What says nothing to an agent: keys, who and when (the act says them), copies, sealed or computed values. */
const NEVER = new Set([
  "city_id",
  "id",
  "family_id",
  "created_at",
  "updated_at",
  "search_text",
  "requested_by",
  "decided_by",
  "decided_at",
  "recorded_by",
  "recorded_at",
]);
const NEVER_IN: Readonly<Record<string, readonly string[]>> = {
  person: ["birthplace", "birthcountry", "certified_at", "pivot_key"],
  family_adult: ["person_id"],
  family_child: ["child_id"],
  quotient_familial: ["document_id"],
  health_sheet: ["child_id", "sealed"],
  change_request: ["person_id", "fields"],
  enrolment_request: ["sending_id", "enrolment_id", "person_id"],
  booking: ["slot_id", "fee", "booked_by", "booked_at", "cancelled_by", "cancelled_at"],
  waitlist_entry: ["slot_id", "group_id", "rank", "offered_at", "ended_at"],
  debtor: ["third_party_id"],
  invoice: [
    ...["debtor_id", "run_id", "checks", "year", "number", "issued_at", "issued_by", "addressee", "lines_digest"],
    "issuer",
  ],
  invoice_notice: ["sent_by", "sent_at"],
  ledger_entry: ["debtor_id", "at", "deposit_id", "refund_id", "actor"],
  payment: [
    ...["debtor_id", "year", "receipt_number", "payfip_operation_id", "request_key", "issuer", "issuer_regisseur"],
  ],
  payfip_operation: [
    ...["debtor_id", "id_op", "client", "year", "email", "created_by", "redirected_at", "last_asked_at"],
    ...["next_ask_at", "notified_at", "notifications", "result", "trouble", "request_key"],
  ],
  refund: ["debtor_id", "request_key"],
  document: ["media_type", "size_bytes", "storage_key", "sha256", "uploaded_by", "uploaded_at"],
  certificate: ["code", "content", "content_digest", "issued_by", "issued_at"],
  account_request: ["doubtful", "account_id", "identity"],
  invitation: ["code_hash", "sealed", "created_by", "used_at", "used_by", "revoked_at"],
  access_decision: ["account_id", "identity_id"],
};

/** Whether a column is left out on purpose. Of the columns of a table, each has words or is left out: a test checks it. */
export function isLeftOut(table: string, column: string): boolean {
  return NEVER.has(column) || (NEVER_IN[table] ?? []).includes(column);
}
