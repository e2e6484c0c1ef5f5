import { formatDayWithYear } from "@/server/platform/dates";
import { isExistingDay } from "@/server/platform/local-date";
import { fieldOf, isLeftOut } from "./acts/fields.fr";
import { COLUMN_NAMES, SILENT, SUBJECT_NAMES } from "./journal-words.fr";
import { RIGHT_NAMES } from "./rights.fr";

export const OPERATION_NAMES = {
  insert: "Ajout",
  update: "Modification",
  delete: "Suppression",
  read: "Consultation",
} as const;

export type JournalOperation = keyof typeof OPERATION_NAMES;

export interface JournalChange {
  readonly column: string;
  /** Null when the journal says only that it changed. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Settings of the town: no person is in them, so that the journal may say their values. */
const SETTINGS = new Set([
  "city",
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

type Row = Readonly<Record<string, unknown>> | null;

/** What an id of the settings stands for: "École Jean-Moulin". */
export type NamesOfIds = ReadonlyMap<string, string>;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const RIGHTS: Readonly<Record<string, string>> = RIGHT_NAMES;

/** A value of the settings in words: never an id, nor what only the machine reads. */
function said(value: unknown, names: NamesOfIds): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "oui" : "non";
  if (Array.isArray(value)) return value.map((one) => said(one, names)).join(", ");
  if (typeof value === "object") return "nouveau contenu";
  const text = String(value);
  const day = text.slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(text) && isExistingDay(day)) return formatDayWithYear(day);
  if (Object.hasOwn(RIGHTS, text)) return RIGHTS[text] ?? text;
  return names.get(text) ?? (ID.test(text) ? "" : text);
}

/** The words for a column; undefined for one that is left out. Of every column, one or the other: a test checks it. */
export function columnName(table: string, column: string): string | undefined {
  if (SILENT.has(column)) return undefined;
  if (Object.hasOwn(COLUMN_NAMES, column)) return COLUMN_NAMES[column];
  const label = fieldOf(table, column)?.label;
  return label && label.charAt(0).toLowerCase() + label.slice(1);
}

/** Whether the journal leaves a column out on purpose. */
export function isSilent(table: string, column: string): boolean {
  return SILENT.has(column) || isLeftOut(table, column);
}

/** An empty field of a new row says nothing. */
function isSaid(...values: readonly unknown[]): boolean {
  return values.some((value) => value !== null && value !== undefined);
}

/** A code of the second factor that was accepted is remembered, so that it serves once: that is how a login shows. */
function isLogin(table: string, before: Row, after: Row): boolean {
  const changed = Object.keys(after ?? {});
  return table === "local_credential" && before !== null && changed.length === 1 && changed[0] === "totp_last_step";
}

/** "Modification : Enfant", "Connexion : second facteur accepté". */
export function journalHeading(entry: {
  readonly operation: JournalOperation;
  readonly table: string;
  readonly before: Row;
  readonly after: Row;
}): string {
  if (isLogin(entry.table, entry.before, entry.after)) return "Connexion\u00a0: second facteur accepté";
  return `${OPERATION_NAMES[entry.operation]}\u00a0: ${SUBJECT_NAMES[entry.table] ?? "Donnée du portail"}`;
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
  return told.flatMap((name): JournalChange[] => {
    const column = isSilent(table, name) ? undefined : columnName(table, name);
    if (!column || !isSaid(before?.[name], after?.[name])) return [];
    const was = open && before ? said(before[name], names) : null;
    const is = (open || name === "purpose") && after ? said(after[name], names) : null;
    return was === "" && is === "" ? [] : [{ column, before: was, after: is }];
  });
}
