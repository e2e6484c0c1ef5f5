import type pg from "pg";

export type Row = Readonly<Record<string, unknown>>;

const ROWS_PER_STATEMENT = 2_000;

function storable(value: unknown): unknown {
  return Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value;
}

/** Rows to insert, by table, in the order in which tables were first named: parents before children. */
export class Rows {
  private readonly byTable = new Map<string, Row[]>();

  /** Columns that a row does not name get their default. A `Buffer` becomes bytea. */
  add(table: string, row: Row): void {
    const rows = this.byTable.get(table);
    if (rows) rows.push(row);
    else this.byTable.set(table, [row]);
  }

  count(table: string): number {
    return this.byTable.get(table)?.length ?? 0;
  }

  /** Writes everything in the caller's transaction, a few statements per table. */
  async write(client: pg.ClientBase): Promise<void> {
    for (const [table, rows] of this.byTable) {
      for (const alike of sameColumns(rows)) {
        for (let start = 0; start < alike.length; start += ROWS_PER_STATEMENT) {
          await insert(client, table, alike.slice(start, start + ROWS_PER_STATEMENT));
        }
      }
    }
    this.byTable.clear();
  }
}

function sameColumns(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = Object.keys(row).join();
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

async function insert(client: pg.ClientBase, table: string, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  const content = JSON.stringify(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, storable(value)]))),
  );
  await client.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [content],
  );
}
