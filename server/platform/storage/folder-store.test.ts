import { mkdtempSync } from "node:fs";
import { copyFile, readdir, readFile, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createCityKey, ensureCityKey, UnsealError } from "../crypto";
import { newId } from "../ids";
import { folderStore } from "./folder-store";

const root = mkdtempSync(path.join(os.tmpdir(), "preau-store-"));
const store = folderStore(path.join(root, "files"));
const [corbas, roncq] = [newId(), newId()];
const pathOf = (cityId: string, key: string) => path.join(root, "files", cityId, key.slice(0, 2), key);

beforeAll(async () => {
  Object.assign(process.env, {
    KEYS_DIR: path.join(root, "keys"),
    STORAGE_DIR: root,
    DATABASE_URL: "postgresql://nobody@localhost/none",
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "x".repeat(32),
  });
  await Promise.all([corbas, roncq].map(ensureCityKey));
});

describe("folderStore", () => {
  it("gives back what it was given, and leaves no draft", async () => {
    const bytes = Buffer.from("%PDF-1.7 avis d’imposition");
    const key = await store.put(corbas, bytes);
    expect(await store.get(corbas, key)).toEqual(bytes);
    expect(await readdir(path.dirname(pathOf(corbas, key)))).toEqual([key]);
    expect((await stat(pathOf(corbas, key))).mode & 0o077).toBe(0);
  });

  it("keeps nothing readable on the disk (Q6)", async () => {
    const key = await store.put(corbas, Buffer.from("allergie à l’arachide"));
    expect((await readFile(pathOf(corbas, key))).includes("arachide")).toBe(false);
  });

  it("has no file of another city, and none outside its folder (attack 19)", async () => {
    const key = await store.put(corbas, Buffer.from("x"));
    expect(await store.get(roncq, key)).toBeUndefined();
    await writeFile(path.join(root, "secret"), "secret");
    for (const wrong of ["../../secret", "/etc/passwd", "", ".", `${key}/..`, `${key}\0`, key.toUpperCase(), "CON"]) {
      expect(await store.get(corbas, wrong), wrong).toBeUndefined();
      await store.remove(corbas, wrong);
    }
    await expect(store.put("../elsewhere", Buffer.from("x"))).rejects.toThrow();
    expect(await store.get(`${corbas}/../${corbas}`, key)).toBeUndefined();
    expect(await store.get(corbas, key)).toEqual(Buffer.from("x"));
  });

  it("refuses a file that was altered, or copied over another", async () => {
    const [one, other] = [await store.put(corbas, Buffer.from("1")), await store.put(corbas, Buffer.from("2"))];
    await copyFile(pathOf(corbas, one), pathOf(corbas, other));
    await expect(store.get(corbas, other)).rejects.toThrow(UnsealError);
    await writeFile(pathOf(corbas, one), "short");
    await expect(store.get(corbas, one)).rejects.toThrow(UnsealError);
  });

  it("removes for good, and twice does no harm", async () => {
    const key = await store.put(corbas, Buffer.from("x"));
    await store.remove(corbas, key);
    await store.remove(corbas, key);
    expect(await store.get(corbas, key)).toBeUndefined();
  });

  it("puts every file under a new key of the city", async () => {
    const keys = [await store.put(roncq, Buffer.from("1")), await store.put(roncq, Buffer.from("2"))];
    await createCityKey(roncq);
    expect(await store.rewrapAll(roncq)).toBe(2);
    expect(await store.rewrapAll(roncq)).toBe(0);
    expect(await Promise.all(keys.map((key) => store.get(roncq, key)))).toEqual([Buffer.from("1"), Buffer.from("2")]);
  });
});
