/** A row as the history keeps it: on a change, only the columns that changed. */
export type HistoryRow = Readonly<Record<string, unknown>> | null;

/** One line of the history of a dossier. */
export interface ActEntry {
  readonly id: string;
  readonly table: string;
  readonly operation: "insert" | "update" | "delete" | "read";
  readonly rowId: string;
  readonly before: HistoryRow;
  readonly after: HistoryRow;
  /** What the row is about and a change does not repeat: its child, its activity, its day. Null when it is gone. */
  readonly about: HistoryRow;
}

/** Words for the ids that lines refer to: children, adults, schools, activities, agents, invoices, receipts. */
export type NamesOfRows = ReadonlyMap<string, string>;

/** Who did it, as an agent reads it, and by which way. */
export interface ActAuthor {
  /** "Camille Exemple" */
  readonly name: string;
  /** "Parent, depuis l’espace des familles" */
  readonly way: string;
}

export interface ActDetail {
  readonly label: string;
  /** Null where there was nothing to compare with: the row is new. */
  readonly before: string | null;
  readonly after: string;
}

/** One sentence of an act: who did what, then what changed in it. */
export interface ActStatement {
  readonly text: string;
  readonly details: readonly ActDetail[];
}

/** What one person or one job did at one moment. */
export interface Act {
  readonly id: string;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly way: string;
  readonly statements: readonly ActStatement[];
}
