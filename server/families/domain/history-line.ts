/** An entry of the history as the base keeps it (D12). */
export interface HistoryEntry {
  readonly id: string;
  /** ISO instant, UTC. */
  readonly at: string;
  /** "account:<id>", "offer-link:<entry>" (whoever follows the link of a mail), "worker", "system", "anonymous". */
  readonly actor: string;
  readonly operation: "insert" | "update" | "delete" | "read";
  readonly table: string;
  readonly rowId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

export interface HistoryDetail {
  readonly label: string;
  /** Null when there was nothing to compare with: the row was created. */
  readonly before: string | null;
  readonly after: string | null;
}

/** One line as people read it: who, when, what, before and after. */
export interface HistoryLine {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly details: readonly HistoryDetail[];
}

/** What the entries refer to by identifier, in words. */
export interface HistoryNames {
  /** By actor. */
  readonly actors: ReadonlyMap<string, string>;
  /** Children, adults, schools and classes, by their id. */
  readonly rows: ReadonlyMap<string, string>;
}
