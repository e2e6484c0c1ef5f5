import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { seedDemo } from "@/prisma/seed/seed-demo";
import { type Taken, takeBackup } from "@/scripts/backup/take-backup";
import { migrate, servingUrl } from "@/scripts/migrate";
import { closeDatabase } from "@/server/db/client";
import { withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { systemClock } from "@/server/platform/clock";
import { ensureCityKey } from "@/server/platform/crypto";
import { newId } from "@/server/platform/ids";
import { listCities } from "@/server/tenancy";
import {
  type Canteen,
  type EatingFamily,
  makeCanteen,
  makeEaters,
  makeSchool,
  makeSlots,
} from "../../../support/canteen";
import { owner } from "../../../support/owner";
import {
  anotherServer,
  asAdmin,
  asRole,
  backUp,
  catalogueOf,
  command,
  contentsOf,
  count,
  type Ended,
  here,
  newFolder,
  onBase,
  seal,
  VERSION,
} from "./world";

/*
 * The whole machine is lost (quality F15): what a town has comes back on another server, whose counters begin anew, under
 * an owner that is no superuser, by the commands that the operator types.
 */
const root = newFolder();
const OWNER = "regie_des_eaux";
type Server = Awaited<ReturnType<typeof anotherServer>>;
let first: Server;
let server: Server;
let taken: Taken;
let before: Record<string, string>;
let restored: { readonly ownerUrl: string; readonly servingUrl: string; readonly storage: string };
let ended: Ended;
let lastSeal = 0n;
let canteen: Canteen;
let family: EatingFamily;
let source: string;
/** As the administrator of the new server, who sees the rows of every town. */
const restoredBase = () => onBase(server.adminUrl, "preau_restored");

const restoredEnvironment = () => ({
  DATABASE_OWNER_URL: restored.ownerUrl,
  DATABASE_URL: restored.servingUrl,
  STORAGE_DIR: restored.storage,
});

/** Counts many transactions: the first server's numbers are then far beyond those of a new one. */
const burnTransactions = `DO $$ BEGIN FOR i IN 1..20000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$`;

beforeAll(async () => {
  // A server of its own: loading the towns is one long transaction, which would hold back every seal of other tests.
  first = await anotherServer();
  source = onBase(first.adminUrl, "preau");
  await migrate(source);
  Object.assign(process.env, { DATABASE_OWNER_URL: source, DATABASE_URL: await servingUrl(source) });
  await owner().query(burnTransactions);
  canteen = await makeCanteen();
  await ensureCityKey(canteen.city.id);
  const schoolId = await makeSchool(canteen.city.id);
  await makeSlots(canteen, schoolId, ["2026-12-03", "2026-12-04"], 1);
  family = await makeEaters(canteen, [schoolId]);
  await seedDemo({ ownerUrl: source, domain: "localhost", issuer: "http://localhost:4100/api/v2" });
  for (const city of await listCities()) {
    await withCity({ cityId: city.id, actor: "system" }, (tx) =>
      queueMail(tx, {
        city,
        clock: systemClock,
        to: "parent@exemple.fr",
        kind: "test",
        dedupeKey: "waiting",
        subject: "Essai",
        paragraphs: [],
      }),
    );
    await seal(city.id);
  }
  const { rows } = await owner().query<{ last: string }>(
    "SELECT to_xid::text AS last FROM history_seal ORDER BY to_xid DESC LIMIT 1",
  );
  lastSeal = BigInt(rows[0]?.last ?? 0);
  taken = await backUp(root);
  before = await contentsOf(source);

  server = await anotherServer();
  await asAdmin(server.adminUrl, async (admin) => {
    await admin.query(`CREATE ROLE ${OWNER} LOGIN PASSWORD 'owner' NOSUPERUSER CREATEROLE NOBYPASSRLS`);
    await admin.query(`CREATE DATABASE preau_restored OWNER ${OWNER}`);
  });
  restored = {
    ownerUrl: asRole(restoredBase(), OWNER, "owner"),
    servingUrl: asRole(restoredBase(), "preau_app", "serving"),
    storage: path.join(newFolder(), "files"),
  };
  ended = await command("restore", ["--from", taken.folder], restoredEnvironment());
}, 300_000);
afterAll(async () => {
  await closeDatabase();
  await server.stop();
  // Its idle connections are cut by the stop of their server.
  owner().on("error", () => undefined);
  await first.stop();
});

/** What a restore changes on purpose (docs/exploitation.md): who is logged in, what waits to be sent, what is sealed. */
const SETTLED = ["session", "recovery_token", "history_entry", "history_seal", "graphile_worker._private_jobs"];

describe("a base restored on a new server", () => {
  it("is reported in French, with an intact history, and ends with 0", () => {
    expect(ended.output).toMatch(/Sauvegarde du .*: intacte/);
    expect(ended.output).toMatch(/identiques, octet pour octet/);
    expect(ended.output).toMatch(/4 mails attendaient d’être envoyés.*RETENUS/);
    expect(ended.output.match(/: intact\. \d+ lignes vérifiées/g)).toHaveLength(4);
    expect(ended.code).toBe(0);
  });

  it("holds every row of every table, byte for byte", async () => {
    const after = await contentsOf(restoredBase());
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [table, rows] of Object.entries(before)) {
      if (!SETTLED.includes(table)) expect(after[table] === rows, table).toBe(true);
    }
    const kept = new Set(after.history_entry?.split("\n"));
    const lost = before.history_entry?.split("\n").filter((line) => !kept.has(line));
    expect(lost).toEqual([]);
    expect(Object.values(before).filter((rows) => rows !== "").length).toBeGreaterThan(25);
  });

  it("has the same references, triggers, policies, rights, functions and indexes as a migrated one", async () => {
    expect(await catalogueOf(restoredBase())).toEqual(await catalogueOf(source));
  });

  it("goes on with the numbers of the sequences", async () => {
    const next = "SELECT nextval('family_number_seq')::int AS n";
    const [there, present] = await Promise.all(
      [restored.ownerUrl, source].map((url) => asAdmin(url, async (client) => (await client.query(next)).rows[0])),
    );
    expect(there).toEqual(present);
  });

  it("gives back the files as they were sealed", async () => {
    const { rows } = await owner().query<{ city_id: string; storage_key: string }>(
      "SELECT city_id, storage_key FROM document",
    );
    expect(rows.length).toBeGreaterThan(10);
    for (const { city_id, storage_key: key } of rows.slice(0, 5)) {
      const place = path.join(city_id, key.slice(0, 2), key);
      expect(await readFile(path.join(restored.storage, place))).toEqual(
        await readFile(path.join(here.storage(), place)),
      );
    }
  });

  it("was counted anew by its server (what the next tests stand on)", async () => {
    const [{ number } = { number: "" }] = await asAdmin(
      restored.ownerUrl,
      async (client) => (await client.query<{ number: string }>("SELECT pg_current_xact_id()::text AS number")).rows,
    );
    expect(BigInt(number)).toBeLessThan(lastSeal);
  });
});

/** From here on, this process serves the restored base. */
describe("the town goes on", () => {
  beforeAll(async () => {
    await closeDatabase();
    Object.assign(process.env, restoredEnvironment());
    vi.resetModules();
  });

  const product = async () => {
    const { withCity: inCity } = await import("@/server/db/tenant-tx");
    const history = await import("@/server/history");
    const tenancy = await import("@/server/tenancy");
    const close = (await import("@/server/db/client")).closeDatabase;
    return { inCity, ...history, ...tenancy, close };
  };

  it("a parent logs in again, and books", async () => {
    const { book } = await import("../../../support/booking");
    const wanted = [`${family.children[0]}.2026-12-03`];
    await expect(book(canteen, family, { wanted }), "a session of before").rejects.toThrow();
    const sessionId = newId();
    await asAdmin(restoredBase(), (client) =>
      client.query(
        `INSERT INTO session (city_id, id, account_id, method, expires_at, last_seen_at)
         VALUES ($1, $2, $3, 'franceconnect', '2100-01-01', '2099-01-01')`,
        [canteen.city.id, sessionId, family.accountId],
      ),
    );
    const { lines } = await book(canteen, { ...family, sessionId }, { wanted });
    expect(lines.map(({ tag }) => tag)).toEqual(["booked"]);
    const statement = await readFile(path.join(import.meta.dirname, "../../../support/invariants.sql"), "utf8");
    expect((await asAdmin(restoredBase(), (client) => client.query(statement))).rows).toEqual([]);
  });

  it("a document opens under its town’s key", async () => {
    const { configuredStore } = await import("@/server/platform/storage");
    const { rows } = await asAdmin(restoredBase(), (client) =>
      client.query<{ city_id: string; storage_key: string; size: number }>(
        "SELECT city_id, storage_key, size_bytes AS size FROM document LIMIT 1",
      ),
    );
    const [document] = rows;
    expect(document).toBeDefined();
    if (!document) return;
    expect((await configuredStore().get(document.city_id, document.storage_key))?.length).toBe(document.size);
  });

  it("new lines fall behind no seal: they are written, sealed and verified", async () => {
    const { inCity, listCities: cities, sealHistory, verifyHistory: verify } = await product();
    for (const { id: cityId } of (await cities()).slice(-2)) {
      const was = (await verify(cityId, systemClock)).seals;
      await inCity(
        { cityId, actor: "account:test" },
        (tx) => tx.$executeRaw`UPDATE school SET address = address || ' bis'`,
      );
      expect(await sealHistory(cityId)).toBeGreaterThan(0);
      expect(await verify(cityId, systemClock)).toMatchObject({ waiting: 0, findings: [] });
      expect((await verify(cityId, systemClock)).seals).toBeGreaterThan(was);
    }
  });

  it("says in the journal that it was restored, and from what", async () => {
    const { rows } = await asAdmin(restoredBase(), (client) =>
      client.query("SELECT row_id, after FROM history_entry WHERE table_name = 'restoration'"),
    );
    expect(rows).toHaveLength((await asAdmin(source, (client) => client.query("SELECT 1 FROM city"))).rowCount ?? 0);
    expect(rows[0].after).toMatchObject({ taken_at: taken.manifest.takenAt });
  });

  it("is saved again by its plain owner, who sees one town at a time, as a superuser would save it", async () => {
    const request = { storage: restored.storage, product: VERSION, now: new Date() };
    const plain = await takeBackup({ ...request, ownerUrl: restored.ownerUrl, root: path.join(root, "plain") });
    const whole = await takeBackup({ ...request, ownerUrl: restoredBase(), root: path.join(root, "whole") });
    expect(plain.manifest.tables.map(({ name, rows, sha256 }) => [name, rows, sha256])).toEqual(
      whole.manifest.tables.map(({ name, rows, sha256 }) => [name, rows, sha256]),
    );
    const rowsOf = (name: string) => plain.manifest.tables.find((table) => table.name === name)?.rows;
    expect(rowsOf("family")).toBe(await count(restoredBase(), "family"));
  });

  it("would put its lines behind the seals without numbers of its own (negative control)", async () => {
    const { inCity, sealHistory } = await product();
    await asAdmin(restored.ownerUrl, (client) =>
      client.query(
        "CREATE OR REPLACE FUNCTION app.history_offset() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS 'SELECT 0::bigint'",
      ),
    );
    const cityId = canteen.city.id;
    await inCity(
      { cityId, actor: "account:test" },
      (tx) => tx.$executeRaw`UPDATE school SET address = address || ' ter'`,
    );
    await expect(sealHistory(cityId)).rejects.toThrow(/continue_history/);
  });

  it("is mended by its owner when it was copied by other means than ours", async () => {
    const { inCity, sealHistory, verifyHistory: verify } = await product();
    const cityId = canteen.city.id;
    // The line of the test before fell behind a seal: it is found, and no later one falls there any more.
    await asAdmin(restored.ownerUrl, (client) => client.query("SELECT app.continue_history()"));
    await inCity(
      { cityId, actor: "account:test" },
      (tx) => tx.$executeRaw`UPDATE school SET address = address || ' quater'`,
    );
    expect(await sealHistory(cityId)).toBe(1);
    const { waiting, findings } = await verify(cityId, systemClock);
    expect(waiting).toBe(0);
    expect(findings.every(({ tag }) => tag === "LinesAltered")).toBe(true);
    expect(
      await asAdmin(
        restored.ownerUrl,
        async (client) => (await client.query("SELECT app.continue_history() = app.history_offset() AS same")).rows,
      ),
    ).toEqual([{ same: true }]);
  });
});
