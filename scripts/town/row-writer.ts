import type pg from "pg";
import { newId } from "@/server/platform/ids";

export type Outcome = "created" | "changed" | "same";

type Row = Readonly<Record<string, unknown>>;

/**
 * Writes the rows of one city as a description says them, in the caller's transaction: a row is known by its natural
 * key, made when it is not there, changed when it differs. None is ever removed.
 */
export class RowWriter {
  private readonly outcomes = new Map<string, Record<Outcome, number>>();

  constructor(
    private readonly client: pg.ClientBase,
    private readonly cityId: string,
  ) {}

  /** Gives the identifier of the row whose `key` columns are these. */
  async put(table: string, key: Row, values: Row): Promise<string> {
    const row = JSON.stringify({ city_id: this.cityId, id: newId(), ...key, ...values });
    const same = ["city_id", ...Object.keys(key)].map((column) => `t.${column} = r.${column}`).join(" AND ");
    const record = `jsonb_populate_record(NULL::${table}, $1::jsonb) r`;
    const known = await this.client.query(`SELECT t.id FROM ${table} t, ${record} WHERE ${same}`, [row]);
    if (known.rows[0]) {
      const changed = await this.update(table, Object.keys(values), { record, same, row });
      this.note(table, changed ? "changed" : "same");
      return known.rows[0].id;
    }
    const columns = ["city_id", "id", ...Object.keys(key), ...Object.keys(values)];
    const picked = columns.map((column) => `r.${column}`).join(", ");
    const made = await this.client.query(
      `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${picked} FROM ${record} RETURNING id`,
      [row],
    );
    this.note(table, "created");
    return made.rows[0].id;
  }

  private async update(
    table: string,
    columns: readonly string[],
    { record, same, row }: { readonly record: string; readonly same: string; readonly row: string },
  ): Promise<boolean> {
    if (columns.length === 0) return false;
    const list = (name: string) => `(${columns.map((column) => `${name}.${column}`).join(", ")})`;
    const assignments = columns.map((column) => `${column} = r.${column}`).join(", ");
    const { rowCount } = await this.client.query(
      `UPDATE ${table} t SET ${assignments} FROM ${record} WHERE ${same} AND ROW${list("t")} IS DISTINCT FROM ROW${list("r")}`,
      [row],
    );
    return rowCount === 1;
  }

  note(table: string, outcome: Outcome, count = 1): void {
    const counts = this.outcomes.get(table) ?? { created: 0, changed: 0, same: 0 };
    counts[outcome] += count;
    this.outcomes.set(table, counts);
  }

  /** What was done, by table. */
  get done(): ReadonlyMap<string, Readonly<Record<Outcome, number>>> {
    return this.outcomes;
  }
}
