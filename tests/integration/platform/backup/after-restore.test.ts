import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listHeld } from "@/scripts/backup/held-mails";
import { knownMigrations } from "@/scripts/backup/known-migrations";
import { restoreBackup } from "@/scripts/backup/restore-backup";
import { asOwner } from "@/scripts/backup/session";
import { type Taken, takeBackup } from "@/scripts/backup/take-backup";
import { migrate } from "@/scripts/migrate";
import { withCity } from "@/server/db/tenant-tx";
import { queueMail } from "@/server/messaging";
import { systemClock } from "@/server/platform/clock";
import { ensureCityKey } from "@/server/platform/crypto";
import { configuredStore } from "@/server/platform/storage";
import { type City, findCityBySlug } from "@/server/tenancy";
import { makeCity, makeFamily } from "../../../support/factory";
import { owner } from "../../../support/owner";
import { startSmtpCatcher } from "../../../support/smtp-catcher";
import { startWorkerProcess, until } from "../../../support/worker-process";
import {
  asAdmin,
  backUp,
  command,
  count,
  type EmptyBase,
  emptyBase,
  here,
  newFolder,
  restoration,
  seal,
  VERSION,
} from "./world";

const root = newFolder();
let city: City;
let taken: Taken;
const bases: EmptyBase[] = [];

async function target(): Promise<EmptyBase> {
  const base = await emptyBase();
  bases.push(base);
  return base;
}

/** A restored base of its own, and what the restore says of it. */
async function restored(over: Parameters<typeof restoration>[2] = {}) {
  const base = await target();
  const request = restoration(taken.folder, base, over);
  return { base, storage: request.storage, outcome: await restoreBackup(request) };
}

async function queue(n: number): Promise<void> {
  await withCity({ cityId: city.id, actor: "system" }, (tx) =>
    queueMail(tx, {
      city,
      clock: systemClock,
      to: `parent${n}@exemple.fr`,
      kind: "facture",
      dedupeKey: `mail:${n}`,
      subject: `Message ${n}`,
      paragraphs: [],
    }),
  );
}

beforeAll(async () => {
  const found = await findCityBySlug((await makeCity({ theme: "corbas" })).slug);
  if (!found) throw new Error("the city is there");
  city = found;
  await ensureCityKey(city.id);
  const { accountId } = await makeFamily(city.id);
  for (let n = 0; n < 4; n++) await queue(n);
  // One whose job a dead worker held, one whose job is lost, one that has yet to be written, and one of another kind.
  const job = (n: number) => `(SELECT id FROM mail WHERE dedupe_key = 'mail:${n}')::text`;
  await owner().query(
    `UPDATE graphile_worker._private_jobs SET locked_by = 'worker-gone', locked_at = now() WHERE payload ->> 'mailId' = ${job(0)}`,
  );
  await owner().query(`DELETE FROM graphile_worker._private_jobs WHERE payload ->> 'mailId' = ${job(1)}`);
  const add = "SELECT graphile_worker.add_job($1, json_build_object('cityId', $2::text, $3::text, $4::text))";
  await owner().query(add, ["mail-booking-confirmation", city.id, "draftId", city.id]);
  await owner().query(add, ["remove-file", city.id, "key", "00"]);
  await owner().query(
    `INSERT INTO recovery_token (city_id, id, account_id, token_hash, expires_at) VALUES ($1, gen_random_uuid(), $2, '\\x00', now() + interval '1 hour')`,
    [city.id, accountId],
  );
  await configuredStore().put(city.id, Buffer.from("un"));
  await seal(city.id);
  taken = await backUp(root);
}, 120_000);
afterAll(async () => {
  for (const base of bases) await base.drop();
});

describe("nothing leaves twice", () => {
  it("what waited to be sent is held, whatever the worker does, until somebody decides to send it", async () => {
    const smtp = await startSmtpCatcher();
    const { base, storage, outcome } = await restored();
    expect(outcome.after.held).toBe(5);
    const env = {
      DATABASE_URL: base.servingUrl,
      DATABASE_OWNER_URL: base.ownerUrl,
      STORAGE_DIR: storage,
      SMTP_URL: smtp.url,
    };
    const worker = await startWorkerProcess(env);
    try {
      const others = "graphile_worker.jobs WHERE task_identifier = 'remove-file'";
      await until(async () => (await count(base.ownerUrl, others)) === 0, 20_000);
      expect(smtp.mails).toHaveLength(0);
      expect((await asOwner(base.ownerUrl, listHeld)).map(({ town, kind, count: held }) => [town, kind, held])).toEqual(
        [
          [city.name, "facture", 4],
          [city.name, "mail-booking-confirmation", 1],
        ],
      );
      expect(await command("mails-held", ["--send"], env)).toMatchObject({
        code: 0,
        output: expect.stringMatching(/^5 envois/),
      });
      await until(() => smtp.mails.length === 4, 20_000);
      await until(async () => (await count(base.ownerUrl, "mail WHERE status = 'sent'")) === 4, 20_000);
    } finally {
      await worker.stop();
      await smtp.stop();
    }
  }, 90_000);

  it("or until somebody gives it up: the mails say why, and stay", async () => {
    const { base, storage } = await restored();
    const env = { DATABASE_URL: base.servingUrl, DATABASE_OWNER_URL: base.ownerUrl, STORAGE_DIR: storage };
    expect((await command("mails-held", [], env)).output).toMatch(/4 «.facture.», depuis le 20/);
    expect((await command("mails-held", ["--drop"], env)).output).toMatch(/^5 envois abandonnés/);
    expect((await command("mails-held", [], env)).output).toMatch(/Aucun mail n’est retenu/);
    expect(await count(base.ownerUrl, "mail WHERE status = 'failed' AND error LIKE 'Retenu à la restauration%'")).toBe(
      4,
    );
    expect((await command("mails-held", ["--send", "--drop"], env)).code).toBe(2);
  }, 60_000);
});

describe("a restored base, before anything runs", () => {
  let base: EmptyBase;
  let outcome: Awaited<ReturnType<typeof restored>>["outcome"];
  beforeAll(async () => {
    ({ base, outcome } = await restored());
  }, 60_000);

  it("leaves no mail to the sweep of lost ones, which would send it (negative control)", async () => {
    const lost = `mail m WHERE m.status = 'queued' AND NOT EXISTS (SELECT FROM graphile_worker.jobs j WHERE j.key = m.city_id || ':send-mail:' || m.id)`;
    expect(await count(base.ownerUrl, lost)).toBe(0);
    expect(await count(here.ownerUrl(), lost)).toBe(1);
    expect(await count(here.ownerUrl(), "graphile_worker.jobs WHERE run_at <= now()")).toBeGreaterThanOrEqual(5);
    expect(await count(base.ownerUrl, "graphile_worker.jobs WHERE run_at <= now()")).toBe(1);
  });

  it("has nobody logged in, and no link that still opens an account", async () => {
    const live = "session WHERE revoked_at IS NULL";
    expect(await count(here.ownerUrl(), live)).toBe(1);
    expect(outcome.after.sessionsEnded).toBe(1);
    expect(await count(base.ownerUrl, live)).toBe(0);
    expect(await count(base.ownerUrl, "recovery_token WHERE used_at IS NULL")).toBe(0);
  });
});

describe("an older backup", () => {
  it("is restored as it was, then brought up to date", async () => {
    const known = await knownMigrations();
    const old = await target();
    await migrate(old.ownerUrl, known.indexOf("20261127110000_history_numbers") + 1);
    await asAdmin(old.ownerUrl, async (client) => {
      const { rows } = await client.query("SELECT name FROM schema_migration");
      expect(rows.length).toBeLessThan(known.length);
      await client.query(
        `INSERT INTO city (id, slug, name, insee_codes, postcodes, department, timezone, school_zone, theme)
         VALUES ('${city.id}', 'ancienne', 'Ancienne', '{69273}', '{69960}', '69', 'Europe/Paris', 'A', 'neutral')`,
      );
    });
    const request = { ownerUrl: old.ownerUrl, storage: newFolder(), product: VERSION, now: new Date() };
    const { folder } = await takeBackup({ ...request, root: path.join(root, "old") });
    const base = await target();
    const { migratedForward } = await restoreBackup(restoration(folder, base));
    expect(migratedForward).toBe(known.length - known.indexOf("20261127110000_history_numbers") - 1);
    expect(await count(base.ownerUrl, "schema_migration")).toBe(known.length);
    expect(await count(base.ownerUrl, "city WHERE slug = 'ancienne'")).toBe(1);
  }, 60_000);
});

describe("the files", () => {
  it("of a restore that was interrupted are no obstacle to the next one", async () => {
    const { storage } = await restored();
    const [name = ""] = await readdir(path.join(storage, city.id), { recursive: true }).then((names) =>
      names.filter((n) => n.length > 40),
    );
    await rm(path.join(storage, city.id, name));
    const { outcome } = await restored({ storage });
    expect(outcome.files).toMatchObject({ written: 1, kept: 1, headsMovedTo: undefined });
  });

  it("that survived may stay; seals published after the snapshot are put aside, and the history verifies", async () => {
    const { storage } = await restored();
    const heads = path.join(storage, "history-heads", `${city.id}.jsonl`);
    const published = await readFile(heads, "utf8");
    await writeFile(
      heads,
      `${published}${published
        .trim()
        .split("\n")
        .at(-1)
        ?.replace(/"sequence":"\d+"/, '"sequence":"99"')}\n`,
    );
    await writeFile(path.join(storage, "newer"), "x");
    await expect(restored({ storage })).rejects.toThrow(/2 fichiers qui ne sont pas ceux/);

    const base = await target();
    const env = { DATABASE_URL: base.servingUrl, DATABASE_OWNER_URL: base.ownerUrl, STORAGE_DIR: storage };
    const { code, output } = await command("restore", ["--from", taken.folder, "--keep-files"], env);
    expect(output).toMatch(/scellés publiés après la sauvegarde sont mis de côté/);
    expect(output).toMatch(/: intact\./);
    expect(code).toBe(0);
    const aside = (await readdir(storage)).find((entry) => entry.startsWith("history-heads-avant-")) ?? "";
    expect(await readFile(path.join(storage, aside, `${city.id}.jsonl`), "utf8")).toContain('"99"');
    expect(await readFile(path.join(storage, "newer"), "utf8")).toBe("x");
  }, 60_000);
});

describe("the operator’s commands", () => {
  it("say what they did, that the keys are elsewhere, and end with 0", async () => {
    const folder = path.join(root, "cli");
    for (let n = 0; n < 3; n++) {
      const { code, output } = await command("backup", ["--to", folder, "--keep", "2"]);
      expect(output).toMatch(/Sauvegarde complète en [\d,]+\ss/);
      expect(output).toMatch(/EN CLAIR/);
      expect(output).toMatch(/N’Y SONT PAS/);
      expect(code).toBe(0);
    }
    const [one = "", two = "", ...others] = (await readdir(folder)).sort();
    expect(others).toEqual([]);
    expect(await command("backup-check", ["--from", path.join(folder, two)])).toMatchObject({
      code: 0,
      output: expect.stringMatching(/^Intacte/),
    });
    await rm(path.join(folder, one, "tables/public.mail.copy.zst"));
    expect(await command("backup-check", ["--from", path.join(folder, one)])).toMatchObject({
      code: 1,
      output: expect.stringMatching(/Il manque tables\/public\.mail/),
    });
  }, 60_000);

  it("refuse in one French sentence, without a trace of the program, and end with 1", async () => {
    const { code, output } = await command("restore", ["--from", taken.folder]);
    expect(output).toMatch(/n’est pas vide/);
    expect(output).not.toMatch(/ at |Error/);
    expect(code).toBe(1);
    const keys = { KEYS_DIR: path.join(here.storage(), "keys") };
    expect((await command("backup", ["--to", root], keys)).output).toMatch(/Sortez-en les clés/);
  });

  it("say what is wrong when the base does not answer, or refuses", async () => {
    const nobody = new URL(here.ownerUrl());
    nobody.port = "1";
    const elsewhere = new URL(here.ownerUrl());
    elsewhere.pathname = "/no_such_base";
    const output = async (url: URL) =>
      (await command("backup", ["--to", root], { DATABASE_OWNER_URL: url.toString() })).output;
    expect(await output(nobody)).toMatch(/^PostgreSQL ne répond pas/);
    expect(await output(elsewhere)).toMatch(/^La base de DATABASE_OWNER_URL n’existe pas/);
  }, 60_000);

  it("show how they are written, and end with 2", async () => {
    for (const [script, args] of [
      ["backup", []],
      ["backup", ["--to", root, "--keep", "0"]],
      ["backup-check", []],
      ["restore", ["--force"]],
    ] as const) {
      expect((await command(script, args)).code, script).toBe(2);
    }
  }, 60_000);
});
