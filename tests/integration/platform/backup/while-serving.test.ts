import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkBackup } from "@/scripts/backup/check-backup";
import { restoreBackup } from "@/scripts/backup/restore-backup";
import { asOwner, keepAlone } from "@/scripts/backup/session";
import { saveFiles } from "@/scripts/backup/stored-files";
import { saveTable } from "@/scripts/backup/table-copy";
import { migrate } from "@/scripts/migrate";
import { sealHistory } from "@/server/history";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { configuredStore } from "@/server/platform/storage";
import { book } from "../../../support/booking";
import {
  type Canteen,
  type EatingFamily,
  makeCanteen,
  makeEaters,
  makeSchool,
  makeSlots,
} from "../../../support/canteen";
import { invariantsHoldAfterEach } from "../../../support/invariants";
import { insert, owner } from "../../../support/owner";
import { until } from "../../../support/worker-process";
import { asAdmin, backUp, count, type EmptyBase, emptyBase, here, newFolder, restoration } from "./world";

invariantsHoldAfterEach();

const root = newFolder();
const DAYS = ["2026-12-01", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-08", "2026-12-10", "2026-12-11"];
const invariants = () => readFile(path.join(import.meta.dirname, "../../../support/invariants.sql"), "utf8");

let canteen: Canteen;
let families: EatingFamily[];
let typeId = "";
const bases: EmptyBase[] = [];

beforeAll(async () => {
  canteen = await makeCanteen();
  await ensureCityKey(canteen.city.id);
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, DAYS, 40);
  families = [];
  for (let n = 0; n < 12; n++) families.push(await makeEaters(canteen, [schoolId, schoolId]));
  typeId = newId();
  await insert("document_type", {
    city_id: canteen.city.id,
    id: typeId,
    code: "avis",
    label: "Avis",
    audience: "family",
  });
}, 120_000);
afterAll(async () => {
  for (const base of bases) await base.drop();
});

async function target(): Promise<EmptyBase> {
  const base = await emptyBase();
  bases.push(base);
  return base;
}

/** A family sends a document as the product does: the file is on the disk before the row is committed. */
async function sendDocument(family: EatingFamily, n: number): Promise<void> {
  const cityId = canteen.city.id;
  const storageKey = await configuredStore().put(cityId, Buffer.from(`document ${n}`));
  await insert("document", {
    city_id: cityId,
    id: newId(),
    family_id: family.familyId,
    type_id: typeId,
    file_name: "avis.pdf",
    media_type: "application/pdf",
    size_bytes: 10,
    storage_key: storageKey,
    sha256: Buffer.alloc(32),
    uploaded_by: family.accountId,
  });
}

/** After one turn of every family and day, where a slow backup leads, each cell is given back, then booked again. */
const wasBooked = (n: number) => Math.floor(n / (families.length * DAYS.length)) % 2 === 1;

/** Parents book, send documents, and the history is sealed, until told to stop. Gives how much was written. */
function writers() {
  let [stop, written] = [false, 0];
  const parent = async (lane: number) => {
    for (let n = lane; !stop; n += 3) {
      const family = families[n % families.length];
      const day = DAYS[n % DAYS.length];
      if (!family || !day) continue;
      const cell = `${family.children[n % 2]}.${day}`;
      await book(canteen, family, wasBooked(n) ? { base: [`${cell}.booked`], wanted: [] } : { wanted: [cell] });
      await sendDocument(family, n);
      written++;
    }
  };
  const sealer = async () => {
    while (!stop) {
      await sealHistory(canteen.city.id);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const all = Promise.all([parent(0), parent(1), parent(2), sealer()]);
  return {
    written: () => written,
    async stop() {
      stop = true;
      await all;
      return written;
    },
  };
}

describe("a backup made while the site serves", () => {
  it("is of one instant: every promise between tables holds, every file that it names is there", async () => {
    const rush = writers();
    // On a busy machine six may be written before the first seal is published.
    const seals = path.join(process.env.STORAGE_DIR ?? "", "history-heads", `${canteen.city.id}.jsonl`);
    while (rush.written() < 6 || !existsSync(seals)) await new Promise((resolve) => setTimeout(resolve, 20));
    const before = await count(here.ownerUrl(), "document");
    const { folder, manifest } = await backUp(path.join(root, "rush"));
    const after = await count(here.ownerUrl(), "document");
    await rush.stop();

    const rowsOf = (table: string) => manifest.tables.find(({ name }) => name === table)?.rows ?? 0;
    expect(after, "the parents went on meanwhile").toBeGreaterThan(before);
    expect(rowsOf("document")).toBeGreaterThanOrEqual(before);
    const { files } = await checkBackup(folder);
    const base = await target();
    const request = restoration(folder, base);
    await restoreBackup(request);

    expect(await asAdmin(base.ownerUrl, async (client) => (await client.query(await invariants())).rows)).toEqual([]);
    const { rows } = await asAdmin(base.ownerUrl, (client) =>
      client.query<{ key: string }>("SELECT storage_key AS key FROM document"),
    );
    expect(rows.length).toBe(rowsOf("document"));
    const names = new Set([...files.keys()].map((name) => path.basename(name)));
    expect(rows.filter(({ key }) => !names.has(key))).toEqual([]);
    // No seal was published that the snapshot does not have.
    const head = path.join(request.storage, "history-heads", `${canteen.city.id}.jsonl`);
    const published = (await readFile(head, "utf8")).trim().split("\n").length;
    expect(await count(base.ownerUrl, "history_seal")).toBeGreaterThanOrEqual(published);
  }, 120_000);

  it("would break its promises if each table were read at its own moment (negative control)", async () => {
    const broken = async (between: () => Promise<unknown>) => {
      const { rows: slots } = await owner().query("SELECT id, taken FROM slot ORDER BY id");
      await between();
      const { rows } = await owner().query(
        "SELECT s.id, (SELECT count(*)::int FROM booking b WHERE b.slot_id = s.id AND b.status = 'booked') AS taken FROM slot s ORDER BY id",
      );
      return JSON.stringify(slots) !== JSON.stringify(rows);
    };
    expect(await broken(async () => undefined)).toBe(false);
    const schoolId = await makeSchool(canteen.city.id);
    await makeSlots(canteen, schoolId, ["2026-12-14"], 5);
    const family = await makeEaters(canteen, [schoolId]);
    expect(await broken(() => book(canteen, family, { wanted: [`${family.children[0]}.2026-12-14`] }))).toBe(true);
  });

  it("does not mind a file that the base gave up between its listing and its copy", async () => {
    const files = new Map<string, string>();
    const { bytes } = await saveFiles(here.storage(), ["gone/00/00ff"], path.join(root, "gone"), files, undefined);
    expect([bytes, files.size]).toEqual([0, 0]);
  });

  it("writes a file that has not changed only once over several backups", async () => {
    const folder = path.join(root, "links");
    const [one, two] = [await backUp(folder), await backUp(folder)];
    const [name = ""] = (await checkBackup(two.folder)).files.keys();
    const of = (backup: string) => statSync(path.join(backup, "files", name));
    expect(of(one.folder).ino).toBe(of(two.folder).ino);
    await rm(one.folder, { recursive: true });
    await checkBackup(two.folder);
  });
});

describe("one at a time", () => {
  it("no migration begins during a backup, no backup during a migration or another backup", async () => {
    const busy = new pg.Client({ connectionString: here.ownerUrl() });
    await busy.connect();
    await keepAlone(busy);
    await expect(migrate(here.ownerUrl())).rejects.toThrow(/Une sauvegarde ou une autre migration/);
    await expect(backUp(path.join(root, "busy"))).rejects.toThrow(/Une autre sauvegarde/);
    await busy.end();

    const migrating = new pg.Client({ connectionString: here.ownerUrl() });
    await migrating.connect();
    await migrating.query("SELECT pg_advisory_lock(7241865325823964)");
    await expect(backUp(path.join(root, "busy"))).rejects.toThrow(/Une migration est en cours/);
    await migrating.end();
    await migrate(here.ownerUrl());
    await backUp(path.join(root, "busy"));
  });

  it("leaves no folder when it fails", async () => {
    const folder = path.join(root, "fails");
    await owner().query("ALTER TABLE schema_migration RENAME TO schema_migration_away");
    try {
      await expect(backUp(folder)).rejects.toThrow(/schema_migration/);
    } finally {
      await owner().query("ALTER TABLE schema_migration_away RENAME TO schema_migration");
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("that is killed leaves a folder that nobody takes for a backup, and bars nothing", async () => {
    const folder = path.join(root, "killed");
    const busy = await owner().connect();
    await busy.query("BEGIN");
    await busy.query("LOCK TABLE family IN ACCESS EXCLUSIVE MODE");
    const args = ["--conditions=react-server", "--import", "tsx", "scripts/backup.ts", "--to", folder];
    const child = spawn(process.execPath, args, { env: process.env, stdio: "ignore" });
    const ended = once(child, "exit");
    const begun = () =>
      existsSync(folder) && readdirSync(folder, { recursive: true }).some((name) => `${name}`.endsWith(".zst"));
    await until(begun, 20_000);
    child.kill("SIGKILL");
    await ended;
    await busy.query("ROLLBACK");
    busy.release();

    const [name = ""] = readdirSync(folder);
    await expect(checkBackup(path.join(folder, name))).rejects.toThrow(/interrompue/);
    // The server notices within moments that its client is gone.
    await until(
      () =>
        backUp(folder).then(
          () => true,
          () => false,
        ),
      20_000,
    );
    expect(readdirSync(folder)).toHaveLength(2);
  }, 60_000);

  it("ends at once when the disk refuses a file in the middle of a table", async () => {
    await owner().query(
      "CREATE TABLE long_table AS SELECT n AS id, repeat('x', 200) AS text FROM generate_series(1, 100000) n",
    );
    const folder = path.join(root, "refused");
    mkdirSync(path.join(folder, "tables"), { recursive: true });
    const table = {
      schema: "public",
      name: "long_table",
      columns: [{ name: "text", type: "text" }],
      order: ["id"],
      filtered: false,
    };
    const twice = asOwner(here.ownerUrl(), async (client) => {
      await saveTable(client, table, [], folder, undefined);
      await saveTable(client, table, [], folder, undefined);
    });
    await expect(twice).rejects.toThrow(/EEXIST/);
    await owner().query("DROP TABLE long_table");
  });
});
