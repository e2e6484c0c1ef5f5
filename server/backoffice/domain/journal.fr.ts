/** What a table holds, as the journal says it. A table that is not here is shown by its own name. */
export const SUBJECT_NAMES: Readonly<Record<string, string>> = {
  family: "Dossier famille",
  person: "Adulte",
  family_adult: "Adulte d’un dossier",
  person_login: "Rattachement d’un compte",
  invitation: "Code d’activation",
  access_decision: "Décision sur un accès en ligne",
  child: "Enfant",
  family_child: "Enfant d’un dossier",
  contact: "Personne à contacter",
  quotient_familial: "Quotient familial",
  health_sheet: "Fiche sanitaire",
  account_request: "Demande de compte",
  change_request: "Demande de modification",
  document: "Pièce justificative",
  certificate: "Attestation",
  booking: "Réservation",
  waitlist_entry: "Liste d’attente",
  enrolment: "Inscription",
  enrolment_request: "Demande d’inscription",
  account: "Compte",
  local_credential: "Mot de passe",
  federated_identity: "Connexion FranceConnect",
  recovery_token: "Mot de passe oublié",
  agent_role: "Rôle d’agent",
  agent_assignment: "Rôle donné à un agent",
  school: "École",
  school_class: "Classe",
  school_holiday: "Vacances scolaires",
  activity: "Activité",
  closing: "Fermeture",
  closure: "Jour de fermeture",
  opening_window: "Ouverture d’une activité",
  opening_window_school: "École d’une ouverture",
  slot: "Places d’un jour",
  place_division: "Répartition des places par niveau",
  place_group: "Groupe de niveaux",
  place_group_level: "Niveau d’un groupe",
  fee_schedule: "Grille de tarifs",
  document_type: "Type de pièce",
  payfip_operation: "Paiement en ligne",
  payment: "Paiement",
  payment_reversal: "Annulation d’un paiement",
  invoice_notice: "Avis de facture renvoyé",
  payment_alert: "Alerte de paiement",
  refund: "Remboursement",
  deposit: "Versement",
  restoration: "Restauration d’une sauvegarde",
};

export const OPERATION_NAMES = {
  insert: "Ajout",
  update: "Modification",
  delete: "Suppression",
  read: "Consultation",
} as const;

export type JournalOperation = keyof typeof OPERATION_NAMES;

/** Settings of the town: no person is in them, so that the journal may say their values. */
const SETTINGS = new Set([
  "agent_role",
  "agent_assignment",
  "school",
  "school_class",
  "school_holiday",
  "activity",
  "closing",
  "closure",
  "opening_window",
  "opening_window_school",
  "slot",
  "place_division",
  "place_group",
  "place_group_level",
  "fee_schedule",
  "document_type",
  "restoration",
]);

/** What follows from the rest, and says nothing by itself. */
const SILENT = new Set([
  "city_id",
  "id",
  "created_at",
  "updated_at",
  "decided_at",
  "decided_by",
  "search_text",
  "pivot_key",
  "totp_last_step",
  "certified_at",
  "closed_by",
  "closed_at",
  "reopened_by",
  "reopened_at",
  "taken",
  "divided_at",
  "division_id",
  "group_id",
]);

/** The columns that change most, in words; another is shown by its own name. */
const COLUMN_NAMES: Readonly<Record<string, string>> = {
  status: "état",
  assigned_to: "agent qui s’en occupe",
  reason: "raison",
  purpose: "raison",
  valid_until: "validité",
  fields: "informations demandées",
  email: "e-mail",
  phone: "téléphone",
  address_line: "adresse",
  address_extra: "complément d’adresse",
  postcode: "code postal",
  town: "commune",
  residence: "résidence",
  usage_name: "nom d’usage",
  birth_name: "nom de naissance",
  first_names: "prénoms",
  birthdate: "date de naissance",
  certified_by: "certification",
  diet: "repas",
  school_id: "école",
  activity_id: "activité",
  opening_window_id: "ouverture",
  opens_at: "ouvre",
  closes_at: "ferme",
  residences: "habitants",
  levels: "niveaux",
  closing_id: "fermeture",
  first_day: "premier jour",
  last_day: "dernier jour",
  reopened_from: "rouvert à partir du",
  class_id: "classe",
  level: "niveau",
  sealed: "contenu",
  password_hash: "mot de passe",
  must_change: "mot de passe à changer",
  totp_secret: "second facteur",
  totp_confirmed_at: "second facteur",
  revoked_at: "retiré",
  unlinked_at: "détachée",
  left_at: "départ",
  cancelled_at: "annulation",
  slot_id: "places du jour",
  place_group_id: "groupe de niveaux",
  for_others: "autres niveaux",
  capacity: "nombre de places",
  capacity_target: "nombre de places voulu",
  rights: "droits",
  name: "nom",
  settings: "réglages",
  queue_order: "qui passe d’abord en liste d’attente",
  label: "intitulé",
  day: "jour",
  taken_at: "instant de la sauvegarde",
  restored_at: "restaurée le",
  mails_held: "mails retenus",
  sessions_ended: "sessions fermées",
};

export interface JournalChange {
  readonly column: string;
  /** Null when the journal says only that it changed. */
  readonly before: string | null;
  readonly after: string | null;
}

type Row = Readonly<Record<string, unknown>> | null;

/** What an id of the settings stands for: "École Jean-Moulin". */
export type NamesOfIds = ReadonlyMap<string, string>;

function said(value: unknown, names: NamesOfIds): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return names.get(value) ?? value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** An empty field of a new row says nothing. */
function isSaid(...values: readonly unknown[]): boolean {
  return values.some((value) => value !== null && value !== undefined);
}

/**
 * What changed in one entry. The values of people's data are not for the journal: they are in the history of the
 * dossier, under its own right. The purpose of a reading is.
 */
export function journalChanges(table: string, before: Row, after: Row, names: NamesOfIds = new Map()): JournalChange[] {
  const columns = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const open = SETTINGS.has(table);
  // A new row has every column: only the settings' are worth saying, and the purpose of a reading.
  const told = before || open ? columns : columns.filter((column) => column === "purpose");
  return told
    .filter((column) => !SILENT.has(column) && isSaid(before?.[column], after?.[column]))
    .map((column) => ({
      column: COLUMN_NAMES[column] ?? column.replaceAll("_", " "),
      before: open && before ? said(before[column], names) : null,
      after: (open || column === "purpose") && after ? said(after[column], names) : null,
    }));
}
