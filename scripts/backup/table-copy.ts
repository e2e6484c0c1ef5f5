import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createZstdCompress, createZstdDecompress } from "node:zlib";
import pg from "pg";
import { from, to } from "pg-copy-streams";
import { type Column, qualified, type Table } from "./catalogue";
import type { SavedTable } from "./manifest";
import { type Measure, Meter } from "./meter";
import { openStream, sealStream } from "./sealed-stream";

/*
 * Rows travel in PostgreSQL's text format: one line a row, the same from version 15 to 18, and a last resort can read it
 * without Préau (`zstdcat public.family.copy.zst`). The binary format promises none of it, and is no smaller compressed.
 */
const named = (columns: readonly Column[]) => columns.map(({ name }) => pg.escapeIdentifier(name)).join(", ");

/** The rows in canonical order. Those that row-level security hides are read city by city, in the order of the cities. */
async function* canonicalRows(client: pg.Client, table: Table, cities: readonly string[]): AsyncGenerator<Buffer> {
  const rows = `SELECT ${named(table.columns)} FROM ${qualified(table)} ORDER BY ${table.order.join(", ")}`;
  for (const city of table.filtered ? cities : [""]) {
    await client.query("SELECT set_config('app.city', $1, true)", [city]);
    yield* client.query(to(`COPY (${rows}) TO STDOUT`));
  }
}

async function toTheEnd(source: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of source);
}

const unchanged = (source: AsyncIterable<Buffer>) => source;

/** Measures the rows of a table as a backup would write them, and keeps nothing. */
export async function measureTable(client: pg.Client, table: Table, cities: readonly string[]): Promise<Measure> {
  const meter = new Meter();
  await pipeline(Readable.from(canonicalRows(client, table, cities)), meter.through, toTheEnd);
  return meter.result();
}

/** Writes the rows of a table to a file of the backup, compressed and, with a key, sealed. It is on the disk at the end. */
export async function saveTable(
  client: pg.Client,
  table: Table,
  cities: readonly string[],
  folder: string,
  key: Uint8Array | undefined,
): Promise<SavedTable> {
  const { schema, name, columns } = table;
  const file = `tables/${schema}.${name}.copy.zst${key ? ".sealed" : ""}`;
  const [plain, stored] = [new Meter(), new Meter()];
  await pipeline(
    Readable.from(canonicalRows(client, table, cities)),
    plain.through,
    createZstdCompress(),
    key ? sealStream(key, file) : unchanged,
    stored.through,
    createWriteStream(path.join(folder, file), { flags: "wx", mode: 0o600, flush: true }),
  );
  const { lines: rows, bytes, sha256 } = plain.result();
  const { lines: _, ...onDisk } = stored.result();
  return { schema, name, columns: [...columns], rows, bytes, sha256, stored: { file, ...onDisk } };
}

/** Reads a table's file to its end: what it is on the disk, and what it holds. */
export async function readSavedTable(
  folder: string,
  { stored: { file } }: SavedTable,
  key: Uint8Array | undefined,
): Promise<{ readonly stored: Measure; readonly rows: Measure }> {
  const [stored, rows] = [new Meter(), new Meter()];
  await pipeline(
    createReadStream(path.join(folder, file)),
    stored.through,
    key ? openStream(key, file) : unchanged,
    createZstdDecompress(),
    rows.through,
    toTheEnd,
  );
  return { stored: stored.result(), rows: rows.result() };
}

/** Puts the rows of a table's file into the base, as they are. */
export async function loadTable(
  client: pg.Client,
  table: SavedTable,
  folder: string,
  key: Uint8Array | undefined,
): Promise<void> {
  const { file } = table.stored;
  await pipeline(
    createReadStream(path.join(folder, file)),
    key ? openStream(key, file) : unchanged,
    createZstdDecompress(),
    client.query(from(`COPY ${qualified(table)} (${named(table.columns)}) FROM STDIN`)),
  );
}
