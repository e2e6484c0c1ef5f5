import { readFileSync } from "node:fs";
import path from "node:path";

/** What must hold, as one statement for the owner of a base: each line that comes back is a broken promise. */
export const INVARIANTS = readFileSync(path.join(import.meta.dirname, "invariants.sql"), "utf8");

export interface BrokenInvariant {
  readonly broken: string;
  readonly row_id: string;
  readonly detail: string;
}

/** The queries of the statement, by what each of them says when it finds something. */
export function invariantQueries(): ReadonlyMap<string, string> {
  const queries = INVARIANTS.split(/^UNION ALL$/m);
  const named = queries.map((query) => [/^SELECT '([^']+)'/m.exec(query)?.[1] ?? "", query] as const);
  if (new Set(named.map(([name]) => name)).size < queries.length) throw new Error("Each query needs a name of its own");
  return new Map(named);
}
