import { readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withCity } from "@/server/db/tenant-tx";
import { sealHistory, verifyHistory } from "@/server/history";
import { systemClock } from "@/server/platform/clock";
import { createCityKey, ensureCityKey } from "@/server/platform/crypto";
import { makeCity, makeFamily } from "../../support/factory";
import { brokenInvariants } from "../../support/invariants";
import { owner } from "../../support/owner";
import { until } from "../../support/worker-process";

let city: { id: string; slug: string };
let familyId: string;

async function touch(times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await withCity({ cityId: city.id, actor: "account:test" }, (tx) =>
      tx.family.update({
        where: { cityId_id: { cityId: city.id, id: familyId } },
        data: { name: `Famille ${Math.random()}` },
      }),
    );
  }
}

const found = async () =>
  (await verifyHistory(city.id, systemClock)).findings.map((finding) =>
    finding.tag === "SealingLate" ? finding.tag : `${finding.tag} ${finding.sequence}`,
  );
/**
 * Seals once every line of the city can be sealed. Transactions are numbered for the whole server: one that is open in
 * another test's base holds the seal back too.
 */
async function seal(): Promise<number> {
  const behind = `SELECT 1 FROM history_entry WHERE city_id = $1 AND xid >= pg_snapshot_xmin(pg_current_snapshot()) LIMIT 1`;
  await until(async () => (await owner().query(behind, [city.id])).rowCount === 0, 90_000);
  return sealHistory(city.id);
}
const headsFile = () => path.join(process.env.STORAGE_DIR ?? "", "history-heads", `${city.id}.jsonl`);

/** What an owner of the base can do: triggers and row-level security are no obstacle to them. */
async function asIntruder(statement: string, values: unknown[] = []): Promise<number> {
  const client = await owner().connect();
  try {
    await client.query("SET session_replication_role = replica");
    const { rowCount } = await client.query(statement, values);
    await client.query("RESET session_replication_role");
    return rowCount ?? 0;
  } finally {
    client.release();
  }
}

/** Three seals over a history of at least twelve lines. */
beforeEach(async () => {
  city = await makeCity();
  await ensureCityKey(city.id);
  familyId = (await makeFamily(city.id)).familyId;
  for (let made = 0; made < 3; made++) {
    await touch(4);
    expect(await seal()).toBe(1);
  }
});

describe("sealing", () => {
  it("finds nothing in a history that nobody touched, line by line", async () => {
    const verified = await verifyHistory(city.id, systemClock);
    expect(verified).toMatchObject({ seals: 3, findings: [] });
    const { rows } = await owner().query("SELECT count(*)::int AS n FROM history_entry WHERE city_id = $1", [city.id]);
    expect(verified.lines).toBe(rows[0].n);
  });

  it("says how many lines wait, and finds that sealing has stopped", async () => {
    await touch(3);
    expect(await verifyHistory(city.id, systemClock)).toMatchObject({ waiting: 3, findings: [] });
    const later = { now: () => systemClock.now().add({ hours: 25 }) };
    const { findings } = await verifyHistory(city.id, later);
    expect(findings).toMatchObject([{ tag: "SealingLate", waiting: 3 }]);
  });

  it("has nothing to do when nothing happened", async () => {
    expect(await sealHistory(city.id)).toBe(0);
  });

  it("passes over no open transaction, and makes no writer wait", async () => {
    const slow = await owner().connect();
    await slow.query("BEGIN");
    await slow.query("UPDATE family SET town = 'Corbas' WHERE id = $1", [familyId]);
    await withCity({ cityId: city.id, actor: "account:other" }, (tx) => tx.$executeRaw`UPDATE school SET name = name`);
    await makeFamily(city.id);
    expect(await sealHistory(city.id)).toBe(0);
    await slow.query("COMMIT");
    slow.release();
    expect(await seal()).toBe(1);
    expect(await found()).toEqual([]);
  });

  it("cuts no transaction in two, however much it wrote", async () => {
    await owner().query(
      `INSERT INTO history_entry (city_id, actor, operation, table_name, row_id)
       SELECT $1, 'import', 'insert', 'child', n::text FROM generate_series(1, 12000) n`,
      [city.id],
    );
    await touch(1);
    expect(await seal()).toBe(2);
    expect(await found()).toEqual([]);
  });

  it("makes no seal twice when several workers seal at once", async () => {
    await touch(20);
    await Promise.all([seal(), seal(), seal()]);
    expect(await found()).toEqual([]);
  });

  it("goes on under a new key, and still verifies what the old one sealed", async () => {
    await createCityKey(city.id);
    await touch(2);
    expect(await seal()).toBe(1);
    expect(await found()).toEqual([]);
  });

  it("publishes later what a crash left unpublished, a line cut short included", async () => {
    const text = await readFile(headsFile(), "utf8");
    await writeFile(headsFile(), text.slice(0, -30));
    expect(await found()).toEqual([]);
    expect(await verifyHistory(city.id, systemClock)).toMatchObject({ newer: 1 });
    // For a day it may be on its way, or made since the copy was taken; then nobody publishes.
    const tomorrow = { now: () => systemClock.now().add({ hours: 25 }) };
    expect((await verifyHistory(city.id, tomorrow)).findings).toMatchObject([{ tag: "NotPublished", sequence: 3n }]);
    await touch(1);
    await seal();
    expect(await found()).toEqual([]);
  });

  it("stops loudly when the base counts its transactions anew", async () => {
    await asIntruder("UPDATE history_seal SET to_xid = '99999999' WHERE city_id = $1 AND sequence = 3", [city.id]);
    await touch(1);
    await expect(seal()).rejects.toThrow(/ADR|adr/);
  });
});

const SECOND = `(SELECT id FROM history_entry e JOIN history_seal s ON s.city_id = e.city_id AND s.sequence = 2
  WHERE e.city_id = $1 AND e.xid >= s.from_xid AND e.xid < s.to_xid ORDER BY e.xid, e.id OFFSET 1 LIMIT 1)`;

describe("tampering by the owner of the base (attack 39)", () => {
  it.each([
    [
      "one character of what was written",
      `UPDATE history_entry SET after = jsonb_set(after, '{name}', '"x"') WHERE id = ${SECOND}`,
    ],
    ["who did it", `UPDATE history_entry SET actor = 'account:somebody-else' WHERE id = ${SECOND}`],
    ["when", `UPDATE history_entry SET at = at - interval '1 millisecond' WHERE id = ${SECOND}`],
    ["whose dossier", `UPDATE history_entry SET family_id = NULL WHERE id = ${SECOND}`],
    ["a removed line", `DELETE FROM history_entry WHERE id = ${SECOND}`],
    [
      "an added line",
      `INSERT INTO history_entry (city_id, xid, actor, operation, table_name, row_id)
       SELECT city_id, xid, 'forged', 'update', 'family', 'x' FROM history_entry WHERE id = ${SECOND}`,
    ],
    [
      "a line moved to another transaction",
      `UPDATE history_entry SET xid = (xid::text::bigint + 1)::text::xid8 WHERE id = ${SECOND}`,
    ],
    ["a line that takes the number of another", `UPDATE history_entry SET row_id = row_id || ' ' WHERE id = ${SECOND}`],
  ])("finds %s", async (_what, statement) => {
    expect(await asIntruder(statement, [city.id])).toBe(1);
    expect(await found()).toEqual(["LinesAltered 2"]);
  });

  it("finds two lines whose contents were exchanged", async () => {
    const statement = `UPDATE history_entry e SET after = o.after, before = o.before
      FROM history_entry o WHERE e.city_id = $1 AND o.city_id = $1 AND e.table_name = 'family' AND o.table_name = 'family'
      AND (e.id, o.id) IN (SELECT a, b FROM (SELECT id AS a, lead(id) OVER w AS b FROM history_entry
        WHERE city_id = $1 AND operation = 'update' WINDOW w AS (ORDER BY id)) p LIMIT 1)`;
    expect(await asIntruder(statement, [city.id])).toBe(1);
    expect((await found())[0]).toMatch(/^LinesAltered/);
  });

  it("finds a seal that was removed, with its lines or without", async () => {
    await asIntruder("DELETE FROM history_seal WHERE city_id = $1 AND sequence = 2", [city.id]);
    expect(await found()).toContain("SealMissing 2");
  });

  it("breaks the chain for whoever asks the base what must hold (negative control of I7)", async () => {
    const broken = async () => (await brokenInvariants()).filter(({ row_id: id }) => id === city.id);
    expect(await broken()).toEqual([]);
    await asIntruder("UPDATE history_seal SET digest = previous_digest WHERE city_id = $1 AND sequence = 2", [city.id]);
    expect(await broken()).toMatchObject([{ broken: "I7 a seal does not follow the one before it", detail: "3" }]);
    await asIntruder(`DELETE FROM history_entry WHERE id = ${SECOND}`, [city.id]);
    expect((await broken()).map(({ broken, detail }) => `${broken} ${detail}`)).toContainEqual(
      expect.stringMatching(/^I7 a seal no longer has as many lines as it sealed 2: \d+ of \d+$/),
    );
  });

  it("finds a cut of the end, by what was published", async () => {
    await asIntruder(
      `DELETE FROM history_entry e USING history_seal s
       WHERE e.city_id = $1 AND s.city_id = $1 AND s.sequence = 3 AND e.xid >= s.from_xid`,
      [city.id],
    );
    await asIntruder("DELETE FROM history_seal WHERE city_id = $1 AND sequence = 3", [city.id]);
    expect(await found()).toEqual(["TailCut 3"]);
  });

  it("would not find that cut without what was published (negative control)", async () => {
    await asIntruder(
      `DELETE FROM history_entry e USING history_seal s
       WHERE e.city_id = $1 AND s.city_id = $1 AND s.sequence = 3 AND e.xid >= s.from_xid`,
      [city.id],
    );
    await asIntruder("DELETE FROM history_seal WHERE city_id = $1 AND sequence = 3", [city.id]);
    await rm(headsFile());
    expect((await found()).filter((finding) => !finding.startsWith("NotPublished"))).toEqual([]);
  });

  it("finds a cut end that was grown again, since the published digests differ", async () => {
    await asIntruder("DELETE FROM history_seal WHERE city_id = $1 AND sequence = 3", [city.id]);
    await asIntruder(
      `UPDATE history_entry SET actor = 'account:innocent' WHERE id = (SELECT max(id) FROM history_entry WHERE city_id = $1)`,
      [city.id],
    );
    expect(await seal()).toBe(1);
    expect(await found()).toEqual(["HeadDiffers 3"]);
  });

  it("finds seals exchanged, and a seal whose range was widened", async () => {
    await asIntruder("UPDATE history_seal SET digest = previous_digest WHERE city_id = $1 AND sequence = 3", [city.id]);
    expect(await found()).toEqual(expect.arrayContaining(["HeadDiffers 3", "LinesAltered 3"]));
    await asIntruder(
      "UPDATE history_seal SET to_xid = (to_xid::text::bigint + 1)::text::xid8 WHERE city_id = $1 AND sequence = 1",
      [city.id],
    );
    expect(await found()).toEqual(expect.arrayContaining(["ChainBroken 2", "LinesAltered 1"]));
  });

  it("is refused outright to the serving role", async () => {
    for (const statement of [
      "UPDATE history_entry SET actor = 'x'",
      "DELETE FROM history_entry",
      "INSERT INTO history_entry (city_id, actor, operation, table_name, row_id) SELECT app.city(), 'x', 'read', 'x', 'x'",
      "UPDATE history_seal SET entries = 0",
      "DELETE FROM history_seal",
    ]) {
      await expect(
        withCity({ cityId: city.id, actor: "system" }, (tx) => tx.$executeRawUnsafe(statement)),
        statement,
      ).rejects.toThrow();
    }
  });

  it("is refused to the owner too while the triggers stand", async () => {
    await expect(owner().query("UPDATE history_entry SET actor = 'x' WHERE city_id = $1", [city.id])).rejects.toThrow(
      /append-only/,
    );
    await expect(owner().query("TRUNCATE history_entry")).rejects.toThrow(/append-only/);
  });
});
