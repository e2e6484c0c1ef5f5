import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { owner } from "../../support/owner";

/*
 * The base is made by the SQL files of prisma/migrations; prisma/schema only describes it to the client. Nothing but
 * this test keeps the two together.
 */

/** What PostgreSQL calls the type of each kind of field, as `type` or `type @db.Native`. */
const PG_TYPE: Readonly<Record<string, string>> = {
  "String @db.Uuid": "uuid",
  String: "text",
  "String[]": "_text",
  "String[] @db.Uuid": "_uuid",
  Json: "jsonb",
  "DateTime @db.Timestamptz(3)": "timestamptz",
  "DateTime @db.Date": "date",
  "DateTime[] @db.Date": "_date",
  Int: "int4",
  "Int @db.SmallInt": "int2",
  "Int[] @db.SmallInt": "_int2",
  "Int[]": "_int4",
  BigInt: "int8",
  Boolean: "bool",
  Bytes: "bytea",
  'Unsupported("xid8")': "xid8",
};

/** "table.column type null?" for each column. */
type Columns = ReadonlySet<string>;

function columnOf(table: string, line: string): string | undefined {
  const field = /^\s{2}(\w+)\s+(Unsupported\("\w+"\)|\w+(?:\[\])?)(\?)?(.*)$/.exec(line);
  if (!field) return undefined;
  const [, name = "", type = "", optional = "", rest = ""] = field;
  const native = /@db\.\w+(?:\(\d+\))?/.exec(rest)?.[0];
  const column = /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name;
  const pgType = PG_TYPE[native ? `${type} ${native}` : type] ?? `unknown type ${type} ${native ?? ""}`;
  return `${table}.${column} ${pgType}${optional ? " null" : ""}`;
}

function described(): Columns {
  const folder = path.join(import.meta.dirname, "../../../prisma/schema");
  const text = readdirSync(folder)
    .map((file) => readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
  const columns = new Set<string>();
  for (const [, body = ""] of text.matchAll(/^model \w+ \{\n([\s\S]*?)^\}/gm)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
    if (!table) throw new Error(`A model names no table: ${body}`);
    for (const line of body.split("\n")) {
      const column = columnOf(table, line);
      if (column) columns.add(column);
    }
  }
  return columns;
}

async function migrated(): Promise<Columns> {
  const { rows } = await owner().query<{ column: string }>(`
    SELECT c.table_name || '.' || c.column_name || ' ' || c.udt_name ||
      CASE WHEN c.is_nullable = 'YES' AND left(c.udt_name, 1) <> '_' THEN ' null' ELSE '' END AS column
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> 'schema_migration'`);
  return new Set(rows.map((row) => row.column));
}

let base: Columns;
beforeAll(async () => {
  base = await migrated();
});

describe("prisma/schema and the migrated base", () => {
  it("describes nothing that the base does not have", () => {
    expect([...described()].filter((column) => !base.has(column)).sort()).toEqual([]);
  });

  it("leaves nothing of the base out", () => {
    const known = described();
    expect(known.size).toBeGreaterThan(200);
    expect([...base].filter((column) => !known.has(column)).sort()).toEqual([]);
  });

  it("sees a column of another type, and one that may be empty (negative control)", () => {
    expect(columnOf("mail", "  attempts String")).toBe("mail.attempts text");
    expect(base.has("mail.attempts text")).toBe(false);
    expect(base.has("mail.attempts int4")).toBe(true);
    expect(columnOf("mail", '  familyId String? @map("family_id") @db.Uuid')).toBe("mail.family_id uuid null");
  });
});
