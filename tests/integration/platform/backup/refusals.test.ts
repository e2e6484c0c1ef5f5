import { cp, mkdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkBackup } from "@/scripts/backup/check-backup";
import { knownMigrations } from "@/scripts/backup/known-migrations";
import { writeManifest } from "@/scripts/backup/manifest";
import { restoreBackup } from "@/scripts/backup/restore-backup";
import type { Taken } from "@/scripts/backup/take-backup";
import { createCityKey, ensureCityKey } from "@/server/platform/crypto";
import { configuredStore } from "@/server/platform/storage";
import { makeCity, makeFamily } from "../../../support/factory";
import { asAdmin, backUp, count, type EmptyBase, emptyBase, here, newFolder, restoration } from "./world";

const root = newFolder();
const BACKUP_KEY = Buffer.alloc(32, 5);
let city: { id: string; slug: string };
let clear: Taken;
let sealed: Taken;
let base: EmptyBase;

beforeAll(async () => {
  city = await makeCity();
  await ensureCityKey(city.id);
  await makeFamily(city.id, { name: "Canari-Sentinelle" });
  for (const text of ["un", "deux"]) await configuredStore().put(city.id, Buffer.from(text));
  clear = await backUp(path.join(root, "clear"));
  sealed = await backUp(path.join(root, "sealed"), BACKUP_KEY);
  base = await emptyBase();
}, 120_000);
afterAll(() => base.drop());

/** A copy of the backup, to be damaged. */
let folder: string;
beforeEach(async () => {
  folder = path.join(newFolder(), "copy");
  await cp(clear.folder, folder, { recursive: true });
});

const FAMILY = "tables/public.family.copy.zst";

async function flip(file: string, at: number): Promise<void> {
  const bytes = await readFile(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

/** The base has nothing, and the folder of the files neither. */
async function expectUntouched(storage: string): Promise<void> {
  expect(await count(base.ownerUrl, "pg_class WHERE relnamespace = 'public'::regnamespace")).toBe(0);
  await expect(stat(storage)).rejects.toThrow(/ENOENT/);
}

async function refusal(over: Parameters<typeof restoration>[2] = {}): Promise<string> {
  const request = restoration(folder, base, over);
  const error = await restoreBackup(request).then(
    () => new Error("it was restored"),
    (reason: Error) => reason,
  );
  if (!over.storage) await expectUntouched(request.storage);
  return error.message;
}

describe("a backup that was damaged is told, and nothing is touched", () => {
  it("is intact before (negative control)", async () => {
    const { manifest } = await checkBackup(folder);
    expect(manifest.tables.find(({ name }) => name === "family")?.rows).toBe(1);
  });

  it("a byte changed in a table", async () => {
    await flip(path.join(folder, FAMILY), 40);
    expect(await refusal()).toMatch(/est abîmée[\s\S]*public\.family\.copy\.zst/);
    await expect(checkBackup(folder)).rejects.toThrow(/public\.family/);
  });

  it("the last byte of a table, and one byte more", async () => {
    const file = path.join(folder, FAMILY);
    await truncate(file, (await stat(file)).size - 1);
    await expect(checkBackup(folder)).rejects.toThrow(/public\.family/);
    await cp(path.join(clear.folder, FAMILY), file);
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.from("x")]));
    await expect(checkBackup(folder)).rejects.toThrow(/public\.family/);
  });

  it("a table that is missing, a table put in the place of another", async () => {
    await rm(path.join(folder, FAMILY));
    expect(await refusal()).toMatch(/Il manque tables\/public\.family/);
    await cp(path.join(folder, "tables/public.child.copy.zst"), path.join(folder, FAMILY));
    expect(await refusal()).toMatch(/public\.family.*n’est pas la bonne/);
  });

  it("a file that is missing, or changed", async () => {
    const list = await readFile(path.join(folder, "files.sha256"), "utf8");
    const [one = "", other = ""] = list
      .trim()
      .split("\n")
      .map((line) => path.join(folder, line.slice(66)));
    await rm(one);
    await flip(other, 80);
    const message = await refusal();
    expect(message).toMatch(/Il manque files\//);
    expect(message).toMatch(/files\/.* a été modifié/);
  });

  it("a list of files that was changed", async () => {
    await writeFile(path.join(folder, "files.sha256"), "");
    expect(await refusal()).toMatch(/files\.sha256 a été modifié/);
  });

  it("a manifest that was cut, changed, or never written", async () => {
    const file = path.join(folder, "manifest.json");
    await truncate(file, 500);
    expect(await refusal()).toMatch(/tronqué ou abîmé/);
    await writeFile(
      file,
      (await readFile(path.join(clear.folder, "manifest.json"), "utf8")).replace('"rows": 1', '"rows": 3'),
    );
    expect(await refusal()).toMatch(/son empreinte n’est pas la bonne/);
    await rm(file);
    expect(await refusal()).toMatch(/interrompue/);
  });
});

describe("a backup that does not fit is told, and nothing is touched", () => {
  const rewrite = (over: Partial<Taken["manifest"]>) =>
    writeManifest(folder, { ...clear.manifest, ...over }, undefined);

  it("one of a newer product", async () => {
    await rewrite({ product: "7.0.0", migrations: [...clear.manifest.migrations, "20990101000000_future"] });
    expect(await refusal()).toMatch(/plus récente de Préau \(7\.0\.0.*20990101000000_future/);
  });

  it("one whose table is whole, and holds other rows than were counted", async () => {
    const tables = clear.manifest.tables.map((table) => (table.name === "family" ? { ...table, rows: 2 } : table));
    await rewrite({ tables });
    expect(await refusal()).toMatch(/ne contient pas les 2 lignes de public\.family/);
  });

  it("one of another line of development", async () => {
    const [first = "", second = "", ...rest] = await knownMigrations();
    await rewrite({ migrations: [second, first, ...rest] });
    expect(await refusal()).toMatch(/ne se suivent pas/);
  });

  it("one whose keys are not there, or are others", async () => {
    const [key] = clear.manifest.keys;
    expect(key).toMatchObject({ cityId: city.id, version: 1 });
    await rewrite({ keys: [{ cityId: city.id, slug: city.slug, version: 9, fingerprint: "00" }] });
    expect(await refusal()).toMatch(/Remettez d’abord les clés[\s\S]*clé 9.*absente/);
    await rewrite({ keys: [{ cityId: city.id, slug: city.slug, version: 1, fingerprint: "00" }] });
    expect(await refusal()).toMatch(/ce n’est pas celle de la sauvegarde/);
    expect(JSON.stringify(clear.manifest)).not.toContain(
      (await readFile(path.join(here.keys(), city.id, "1.key"), "utf8")).trim(),
    );
  });

  it("a base that is not empty, by whatever it holds", async () => {
    for (const [made, found] of [
      ["CREATE TABLE menu (day date)", /n’est pas vide. Elle contient public\.menu/],
      ["CREATE SCHEMA app", /schéma app/],
      ["CREATE SEQUENCE leftover", /public\.leftover/],
    ] as const) {
      const full = await emptyBase();
      await asAdmin(full.ownerUrl, (client) => client.query(made));
      await expect(restoreBackup(restoration(folder, full))).rejects.toThrow(found);
      await full.drop();
    }
  });

  it("the base that serves, under the site’s feet", async () => {
    const own = { ownerUrl: here.ownerUrl(), servingUrl: here.servingUrl() };
    expect(await refusal(own)).toMatch(/n’est pas vide. Elle contient .*et \d+ autres/);
  });

  it("a base that somebody is connected to", async () => {
    await asAdmin(base.ownerUrl, async () => {
      expect(await refusal()).toMatch(/1 autres connexions/);
    });
  });

  it("a serving role that does not open, or opens another base", async () => {
    const wrong = new URL(base.servingUrl);
    wrong.password = "not-the-password";
    expect(await refusal({ servingUrl: wrong.toString() })).toMatch(/DATABASE_URL n’ouvre pas la base/);
    expect(await refusal({ servingUrl: here.servingUrl() })).toMatch(/ne mènent pas à la même base/);
  });

  it("files that are not those of the backup", async () => {
    const storage = newFolder();
    await mkdir(path.join(storage, city.id), { recursive: true });
    await writeFile(path.join(storage, city.id, "newer"), "x");
    expect(await refusal({ storage })).toMatch(/1 fichiers qui ne sont pas ceux de la sauvegarde/);
    expect(await readFile(path.join(storage, city.id, "newer"), "utf8")).toBe("x");
  });
});

describe("an encrypted backup", () => {
  it("is read with its key, and says nothing without it", async () => {
    const { manifest } = await checkBackup(sealed.folder, BACKUP_KEY);
    expect(manifest.tables.map(({ name, sha256 }) => [name, sha256])).toEqual(
      clear.manifest.tables.map(({ name, sha256 }) => [name, sha256]),
    );
    await expect(checkBackup(sealed.folder)).rejects.toThrow(/donnez sa clé/);
    await expect(checkBackup(sealed.folder, Buffer.alloc(32, 6))).rejects.toThrow(/une autre clé/);
  });

  it("is told when a byte of a table is changed", async () => {
    await rm(folder, { recursive: true });
    await cp(sealed.folder, folder, { recursive: true });
    await flip(path.join(folder, `${FAMILY}.sealed`), 60);
    await expect(checkBackup(folder, BACKUP_KEY)).rejects.toThrow(/public\.family/);
  });

  it("is told when somebody writes it anew without the key, digests and all", async () => {
    const forged = { ...clear.manifest, encryption: sealed.manifest.encryption };
    await writeManifest(folder, forged, undefined);
    await expect(checkBackup(folder, BACKUP_KEY)).rejects.toThrow(/par quelqu’un qui n’a pas la clé/);
  });
});

describe("the keys of the towns", () => {
  it("are in no backup, whatever their version", async () => {
    await createCityKey(city.id);
    const { folder: latest } = await backUp(path.join(root, "keys"), BACKUP_KEY);
    const secrets = await Promise.all([1, 2].map((n) => readFile(path.join(here.keys(), city.id, `${n}.key`), "utf8")));
    const { manifest, files } = await checkBackup(latest, BACKUP_KEY);
    expect(manifest.keys.map(({ version }) => version)).toEqual([1, 2]);
    expect([...files.keys()].filter((name) => name.endsWith(".key"))).toEqual([]);
    const text = await readFile(path.join(latest, "manifest.json"), "utf8");
    for (const secret of secrets) expect(text).not.toContain(secret.trim().slice(0, 16));
  });
});
