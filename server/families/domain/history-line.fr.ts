import { SHOWN_FIELDS } from "./history-fields.fr";
import type { HistoryDetail, HistoryEntry, HistoryLine, HistoryNames } from "./history-line";

const SUBJECTS: Readonly<Record<string, string>> = {
  family: "Dossier",
  person: "Coordonnées",
  family_adult: "Adulte du dossier",
  invitation: "Code d’activation",
  access_decision: "Décision sur un accès en ligne",
  child: "Enfant",
  family_child: "Enfant du dossier",
  child_payer: "Part des factures d’un enfant",
  invoice_notice: "Avis de facture renvoyé par e-mail",
  enrolment: "Inscription à une activité",
  enrolment_request: "Demande d’inscription",
  contact: "Personne à contacter",
  quotient_familial: "Quotient familial",
  document: "Pièce justificative",
  health_sheet: "Fiche sanitaire",
  change_request: "Demande de modification",
};

const VERBS: Readonly<Record<HistoryEntry["operation"], string>> = {
  insert: "ajout",
  update: "modification",
  delete: "suppression",
  read: "consultation",
};

/** Columns that say nothing by themselves, even to staff. */
const SILENT = new Set(["city_id", "id", "search_text", "pivot_key", "storage_key", "sha256", "sealed", "code_hash"]);

function columnsOf({ before, after }: HistoryEntry): string[] {
  return [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
}

function whatOf(entry: HistoryEntry, names: HistoryNames): string {
  const subject = SUBJECTS[entry.table] ?? entry.table;
  const name = names.rows.get(entry.rowId);
  return `${subject}${name ? ` (${name})` : ""}\u00a0: ${VERBS[entry.operation]}`;
}

/** An offered place that is answered by the link of its mail names nobody: whoever reads the mailbox holds it. */
function namelessActor(actor: string): string {
  return actor.startsWith("offer-link:") ? "Le lien d’une place proposée par e-mail" : "Le service en ligne";
}

function lineOf(entry: HistoryEntry, names: HistoryNames, details: readonly HistoryDetail[]): HistoryLine {
  const who = names.actors.get(entry.actor) ?? namelessActor(entry.actor);
  return { id: entry.id, at: entry.at, who, what: whatOf(entry, names), details };
}

/**
 * A line for the family: only the fields that SHOWN_FIELDS lists, in its words. Undefined when nothing of the change is
 * the family's to read.
 */
export function familyHistoryLine(entry: HistoryEntry, names: HistoryNames): HistoryLine | undefined {
  const fields = SHOWN_FIELDS[entry.table];
  if (!fields) return undefined;
  const details = columnsOf(entry).flatMap((column): HistoryDetail[] => {
    const shown = Object.hasOwn(fields, column) ? fields[column] : undefined;
    if (!shown) return [];
    const before = entry.before && shown.show(entry.before[column], names.rows);
    const after = entry.after && shown.show(entry.after[column], names.rows);
    return before || after ? [{ label: shown.label, before, after }] : [];
  });
  if (details.length === 0 && entry.table !== "health_sheet") return undefined;
  return lineOf(entry, names, details);
}

/** A line for staff: every column that changed, in words where there are some. Sealed values are never in the history. */
export function staffHistoryLine(entry: HistoryEntry, names: HistoryNames): HistoryLine {
  const fields = SHOWN_FIELDS[entry.table] ?? {};
  const details = columnsOf(entry)
    .filter((column) => !SILENT.has(column))
    .map((column): HistoryDetail => {
      const shown = Object.hasOwn(fields, column) ? fields[column] : undefined;
      const say = (row: HistoryEntry["before"]) =>
        row && (shown ? shown.show(row[column], names.rows) : plain(row[column], names));
      return { label: shown?.label ?? column, before: say(entry.before), after: say(entry.after) };
    });
  return lineOf(entry, names, details);
}

function plain(value: unknown, names: HistoryNames): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return JSON.stringify(value);
  return names.rows.get(String(value)) ?? String(value);
}
