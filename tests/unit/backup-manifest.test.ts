import { mkdtempSync } from "node:fs";
import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { keyIdOf } from "@/scripts/backup/backup-key";
import { requireKnownMigrations } from "@/scripts/backup/known-migrations";
import { type Manifest, readManifest, writeManifest } from "@/scripts/backup/manifest";
import { checkPlaces } from "@/scripts/backup/places";
import { backupName, removeOld } from "@/scripts/backup/siblings";

const key = Buffer.alloc(32, 9);
const SHA = "ab".repeat(32);

function manifest(over: Partial<Manifest> = {}): Manifest {
  return {
    format: 1,
    product: "0.1.0",
    takenAt: "2026-11-27T05:00:00.000Z",
    server: { version: "18.4", database: "preau" },
    migrations: ["20261122100000_platform"],
    keys: [],
    encryption: null,
    tables: [
      {
        schema: "public",
        name: "city",
        columns: [{ name: "id", type: "uuid" }],
        rows: 1,
        bytes: 37,
        sha256: SHA,
        stored: { file: "tables/public.city.copy.zst", bytes: 30, sha256: SHA },
      },
    ],
    sequences: [],
    excluded: [],
    files: { count: 0, bytes: 0, list: { file: "files.sha256", bytes: 0, sha256: SHA } },
    ...over,
  };
}

let folder: string;
const file = () => path.join(folder, "manifest.json");
const rewrite = async (change: (text: string) => string) => writeFile(file(), change(await readFile(file(), "utf8")));

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "preau-manifest-"));
});

describe("the manifest of a backup", () => {
  it("comes back as it was written, readable by its owner only, and leaves no draft", async () => {
    await writeManifest(folder, manifest(), undefined);
    expect(await readManifest(folder)).toEqual({ ...manifest(), digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(["manifest.json"]);
  });

  it("is missing from a backup that was interrupted", async () => {
    await expect(readManifest(folder)).rejects.toThrow(/interrompue/);
    await expect(readManifest(path.join(folder, "elsewhere"))).rejects.toThrow(/manifest\.json manque/);
  });

  it("is refused once it is cut, at any byte", async () => {
    await writeManifest(folder, manifest(), undefined);
    const text = await readFile(file(), "utf8");
    for (let length = 0; length < text.trimEnd().length; length += 7) {
      await writeFile(file(), text.slice(0, length));
      await expect(readManifest(folder), `${length} characters`).rejects.toThrow(/tronqué ou abîmé/);
    }
  });

  it("is refused once a figure is changed", async () => {
    await writeManifest(folder, manifest(), undefined);
    await rewrite((text) => text.replace('"rows": 1', '"rows": 2'));
    await expect(readManifest(folder)).rejects.toThrow(/son empreinte n’est pas la bonne/);
  });

  it("never leads out of its folder", async () => {
    for (const name of ["../secret", "/etc/passwd", "tables/../../x", "tables//x"]) {
      const list = { file: name, bytes: 0, sha256: SHA };
      await expect(
        writeManifest(folder, manifest({ files: { count: 0, bytes: 0, list } }), undefined),
      ).rejects.toThrow();
    }
  });

  it("says so when a newer version wrote it", async () => {
    await writeManifest(folder, manifest(), undefined);
    await rewrite((text) => text.replace('"format": 1', '"format": 2'));
    await expect(readManifest(folder)).rejects.toThrow(/version plus récente/);
  });

  it("of an encrypted backup needs its key, and that nobody else wrote it", async () => {
    const sealed = manifest({ encryption: { keyId: keyIdOf(key) } });
    await writeManifest(folder, sealed, key);
    expect(await readManifest(folder, key)).toMatchObject(sealed);
    await expect(readManifest(folder)).rejects.toThrow(/donnez sa clé/);
    await expect(readManifest(folder, Buffer.alloc(32, 1))).rejects.toThrow(/par une autre clé/);
    await writeManifest(folder, manifest({ ...sealed, product: "0.2.0" }), undefined);
    await expect(readManifest(folder, key)).rejects.toThrow(/par quelqu’un qui n’a pas la clé/);
  });

  it("in clear is not taken for one that the key protects", async () => {
    await writeManifest(folder, manifest(), undefined);
    await expect(readManifest(folder, key)).rejects.toThrow(/n’est pas chiffrée/);
  });
});

describe("the version of a backup", () => {
  const known = ["1_one", "2_two", "3_three"];
  const check = (migrations: string[]) => () =>
    requireKnownMigrations({ migrations, product: "9.0.0" }, known, "0.1.0");

  it("may be the same, or older", () => {
    expect(check(known)).not.toThrow();
    expect(check(["1_one"])).not.toThrow();
  });

  it("may not be newer, nor of another line", () => {
    expect(check([...known, "4_four"])).toThrow(/plus récente de Préau \(9\.0\.0.*4_four/);
    expect(check(["1_one", "3_three"])).toThrow(/ne se suivent pas/);
  });
});

describe("places", () => {
  const places = {
    storage: "/srv/preau/files",
    keys: "/etc/preau/keys",
    backups: "/mnt/backups",
    keyFile: "/etc/preau/backup.key",
  };

  it("that are apart are fine", () => {
    expect(() => checkPlaces(places)).not.toThrow();
    expect(() => checkPlaces({ ...places, keys: "/srv/preau/files-keys" })).not.toThrow();
  });

  it.each([
    ["keys among the files", { keys: "/srv/preau/files/keys" }, /Sortez-en les clés/],
    ["keys among the backups", { keys: "/mnt/backups/keys" }, /Sortez-en les clés/],
    ["a backup of itself", { backups: "/srv/preau/files/backups" }, /ne peut pas être dans STORAGE_DIR/],
    ["backups among the keys", { backups: "/etc/preau/keys/backups" }, /ne peut pas être dans STORAGE_DIR/],
    ["the backups’ key with them", { keyFile: "/mnt/backups/backup.key" }, /rangée avec ce qu’elle ferme/],
  ])("refuses %s", (_what, wrong, message) => {
    expect(() => checkPlaces({ ...places, ...wrong })).toThrow(message);
  });
});

describe("old backups", () => {
  const NOW = new Date("2026-11-27T12:00:00Z");
  const names = (days: readonly number[]) => days.map((day) => backupName(new Date(Date.UTC(2026, 10, day, 5))));

  async function make(name: string, complete: boolean): Promise<void> {
    await mkdir(path.join(folder, name, "tables"), { recursive: true });
    if (complete) await writeManifest(path.join(folder, name), manifest(), undefined);
  }

  it("are removed beyond those to keep, and long interrupted ones with them", async () => {
    const [first = "", second = "", third = "", cut = "", today = ""] = names([23, 24, 26, 25, 27]);
    for (const name of [first, second, third]) await make(name, true);
    for (const name of [cut, today]) await make(name, false);
    await make("other-folder", true);
    expect(await removeOld(folder, 2, NOW)).toEqual([first, cut]);
    expect((await readdir(folder)).sort()).toEqual([second, third, today, "other-folder"].sort());
    expect(await removeOld(folder, 2, NOW)).toEqual([]);
  });
});
