import type pg from "pg";
import { migrate } from "../migrate";
import { type AfterRestore, settleRestored } from "./after-restore";
import { qualified, savedTables, type Table, towns } from "./catalogue";
import type { ReadManifest } from "./manifest";
import { withOpenTables } from "./open-tables";
import { BackupProblem } from "./problem";
import { asOwner } from "./session";
import { loadTable, measureTable } from "./table-copy";

export interface LoadRequest {
  readonly ownerUrl: string;
  readonly folder: string;
  readonly key?: Uint8Array;
  /** A backup whose every byte was checked. */
  readonly manifest: ReadManifest;
  readonly say: (line: string) => void;
}

const START_AFRESH =
  "Supprimez cette base (DROP DATABASE …), créez-en une neuve et recommencez\u00a0: elle n’a que des tables vides.";

const shapeOf = ({ columns }: Pick<Table, "columns">) =>
  columns
    .map(({ name, type }) => `${name} ${type}`)
    .sort()
    .join(", ");

/** @throws BackupProblem when the migrated base has other tables than the backup: the queue's own, of another version. */
function requireSameTables(tables: readonly Table[], { tables: saved, product }: ReadManifest): void {
  const shapes = new Map(tables.map((table) => [qualified(table), shapeOf(table)]));
  const wrong = saved.filter((table) => shapes.get(qualified(table)) !== shapeOf(table)).map(qualified);
  const known = new Set(saved.map(qualified));
  const more = tables.map(qualified).filter((name) => !known.has(name));
  if (wrong.length + more.length === 0) return;
  throw new BackupProblem(
    `Les tables ${[...wrong, ...more].join(", ")} n’ont pas la même forme ici que dans la sauvegarde. Restaurez-la avec la version de Préau qui l’a faite (${product}), puis mettez à jour. ${START_AFRESH}`,
  );
}

async function load(client: pg.Client, { manifest, folder, key }: LoadRequest): Promise<void> {
  for (const table of manifest.tables) {
    // What the migrations put there by themselves is in the backup too.
    await client.query(`DELETE FROM ${qualified(table)}`);
    await loadTable(client, table, folder, key);
  }
  for (const sequence of manifest.sequences) {
    await client.query("SELECT setval($1::regclass, $2::bigint, $3)", [
      qualified(sequence),
      sequence.lastValue,
      sequence.isCalled,
    ]);
  }
}

/** Reads every row again and compares it with what was saved. @throws BackupProblem naming the tables that differ. */
async function compare(client: pg.Client, { tables: saved }: ReadManifest): Promise<void> {
  await client.query(`ANALYZE ${saved.map(qualified).join(", ")}`);
  const cityIds = (await towns(client)).map(({ id }) => id);
  const wrong: string[] = [];
  const wanted = new Map(saved.map((table) => [qualified(table), table]));
  for (const table of await savedTables(client)) {
    const { lines, sha256 } = await measureTable(client, table, cityIds);
    const expected = wanted.get(qualified(table));
    if (expected?.sha256 !== sha256)
      wrong.push(`${qualified(table)} (${lines} lignes, ${expected?.rows} sauvegardées)`);
  }
  if (wrong.length > 0) {
    throw new BackupProblem(
      `Ces tables ne sont pas revenues telles qu’elles étaient\u00a0: ${wrong.join(", ")}. ${START_AFRESH}`,
    );
  }
}

/**
 * Migrates the empty base to the migrations of the backup, loads every row, and compares: all rows in one transaction,
 * so that a base which differs by one byte is never seen. Needs the owner of the base, not a superuser.
 */
export async function loadBase(request: LoadRequest): Promise<AfterRestore> {
  const { ownerUrl, manifest, say } = request;
  await migrate(ownerUrl, manifest.migrations.length);
  return asOwner(ownerUrl, async (client) => {
    requireSameTables(await savedTables(client), manifest);
    await client.query("BEGIN");
    let after: AfterRestore | undefined;
    await withOpenTables(
      client,
      () => load(client, request),
      async () => {
        await compare(client, manifest);
        say(`${manifest.tables.length} tables relues et comparées\u00a0: identiques, octet pour octet.`);
        after = await settleRestored(client, manifest);
      },
    );
    await client.query("COMMIT");
    if (!after) throw new Error("The restored base was not settled");
    return after;
  });
}
