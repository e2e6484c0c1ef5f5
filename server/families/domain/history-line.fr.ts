import { SHOWN_FIELDS } from "./history-fields.fr";
import type { HistoryDetail, HistoryEntry, HistoryLine, HistoryNames } from "./history-line";

const SUBJECTS: Readonly<Record<string, string>> = {
  family: "Dossier",
  person: "Coordonnées",
  family_adult: "Adulte du dossier",
  child: "Enfant",
  family_child: "Enfant du dossier",
  enrolment: "Inscription à une activité",
  enrolment_request: "Demande d’inscription",
  contact: "Personne à contacter",
  quotient_familial: "Quotient familial",
  residence_change: "Lieu de résidence",
  document: "Pièce justificative",
  health_sheet: "Fiche sanitaire",
};

const VERBS: Readonly<Record<HistoryEntry["operation"], string>> = {
  insert: "ajout",
  update: "modification",
  delete: "suppression",
  read: "consultation",
};

/** In the order of `fields`: a first day comes before a last one. */
function columnsOf({ before, after }: HistoryEntry, fields: object): string[] {
  return Object.keys(fields).filter((column) => Object.hasOwn({ ...before, ...after }, column));
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
  const details = columnsOf(entry, fields).flatMap((column): HistoryDetail[] => {
    const shown = fields[column];
    if (!shown) return [];
    const before = entry.before && shown.show(entry.before[column], names.rows);
    const after = entry.after && shown.show(entry.after[column], names.rows);
    return before || after ? [{ label: shown.label, before, after }] : [];
  });
  if (details.length === 0 && entry.table !== "health_sheet") return undefined;
  return lineOf(entry, names, details);
}
