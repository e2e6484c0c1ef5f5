import { mkdtempSync, readFileSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "../ids";
import { keyVersions } from "./city-keys";
import { openEnvelope, sealEnvelope, versionOf } from "./envelope";
import { createCityKey, ensureCityKey, open, openText, rewrap, type SealScope, seal, UnsealError } from "./index";

const keys = path.join(mkdtempSync(path.join(os.tmpdir(), "preau-keys-")), "keys");

beforeAll(() => {
  Object.assign(process.env, {
    KEYS_DIR: keys,
    STORAGE_DIR: keys,
    DATABASE_URL: "postgresql://nobody@localhost/none",
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "x".repeat(32),
  });
});

async function place(over: Partial<SealScope> = {}): Promise<SealScope> {
  const scope = { cityId: newId(), table: "health_sheet", column: "sealed", rowId: newId(), ...over };
  await ensureCityKey(scope.cityId);
  return scope;
}

const SECRET = "Allergie à l’arachide : trousse d’urgence chez la directrice";

describe("sealed values (D8, Q6)", () => {
  it("opens where it was sealed, and shows nothing of what it holds", async () => {
    const scope = await place();
    const sealed = await seal(scope, SECRET);
    expect(await openText(scope, sealed)).toBe(SECRET);
    expect(sealed.includes("arachide")).toBe(false);
    expect(await seal(scope, SECRET)).not.toEqual(sealed);
  });

  it("keeps empty and binary values", async () => {
    const scope = await place();
    expect(await open(scope, await seal(scope, ""))).toEqual(Buffer.alloc(0));
    const bytes = Buffer.from([0, 255, 10, 0]);
    expect(await open(scope, await seal(scope, bytes))).toEqual(bytes);
  });

  it("does not open in another row, column, table or city", async () => {
    const scope = await place();
    const sealed = await seal(scope, SECRET);
    const elsewhere = [{ rowId: newId() }, { column: "other" }, { table: "other" }, { cityId: (await place()).cityId }];
    for (const other of elsewhere) {
      await expect(open({ ...scope, ...other }, sealed)).rejects.toThrow(UnsealError);
    }
  });

  it("would open anywhere if it were bound to no place (negative control)", () => {
    const key = Buffer.alloc(32, 7);
    expect(openEnvelope(key, "", sealEnvelope(key, 1, "", Buffer.from("moved"))).toString()).toBe("moved");
  });

  it("does not let the parts of a place slide into one another", async () => {
    const scope = await place({ table: "a", column: "bc" });
    await expect(open({ ...scope, table: "ab", column: "c" }, await seal(scope, SECRET))).rejects.toThrow(UnsealError);
  });

  it("refuses a value in which any byte was changed, and one that was cut", async () => {
    const scope = await place();
    const sealed = await seal(scope, "AB");
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed);
      altered[at] = (altered[at] ?? 0) ^ 1;
      await expect(open(scope, altered), `byte ${at}`).rejects.toThrow();
    }
    for (const length of [0, 2, 90, sealed.length - 1]) {
      await expect(open(scope, sealed.subarray(0, length))).rejects.toThrow(UnsealError);
    }
  });

  it("refuses to seal for a city without a key", async () => {
    await expect(seal({ cityId: newId(), table: "t", column: "c", rowId: "r" }, "x")).rejects.toThrow(/no key/);
    await expect(seal({ cityId: "../..", table: "t", column: "c", rowId: "r" }, "x")).rejects.toThrow(/identifier/);
  });
});

describe("rotation of a city's key", () => {
  it("still opens older values, and wraps them again without touching the value", async () => {
    const scope = await place();
    const sealed = await seal(scope, SECRET);
    expect(await rewrap(scope, sealed)).toBeUndefined();
    expect(await createCityKey(scope.cityId)).toBe(2);
    expect(await openText(scope, sealed)).toBe(SECRET);
    const wrapped = await rewrap(scope, sealed);
    if (!wrapped) throw new Error("expected a new envelope");
    expect(versionOf(wrapped)).toBe(2);
    expect(wrapped.subarray(63)).toEqual(sealed.subarray(63));
    expect(await openText(scope, wrapped)).toBe(SECRET);
    expect(versionOf(await seal(scope, SECRET))).toBe(2);
  });

  it("does not accept an envelope relabelled with another version", async () => {
    const scope = await place();
    const sealed = await seal(scope, SECRET);
    await createCityKey(scope.cityId);
    sealed.writeUInt16BE(2, 1);
    await expect(open(scope, sealed)).rejects.toThrow(UnsealError);
  });

  it("makes one key when several processes ask for the first one", async () => {
    const cityId = newId();
    await Promise.all(Array.from({ length: 8 }, () => ensureCityKey(cityId)));
    expect(await keyVersions(cityId)).toEqual([1]);
    const file = path.join(keys, cityId, "1.key");
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, "utf8")).toMatch(/^[0-9a-f]{64}\n$/);
  });
});
