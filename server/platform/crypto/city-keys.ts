import { hkdfSync, randomBytes } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { env } from "../env";

/**
 * What a key derived from the city's key is for. A key has one use, so that no use weakens another. "fingerprint" closes
 * nothing: a backup names by it the keys that it needs.
 */
export type KeyPurpose = "wrap" | "history" | "fingerprint";

const KEY_BYTES = 32;
const KEY_FILE = /^(\d{1,5})\.key$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The city's keys are files outside the base (Q6): `KEYS_DIR/<cityId>/<version>.key`, 32 random bytes in hexadecimal. The
 * build must not look for them: not knowing where they are, it would take every file of the project along.
 */
function folderOf(cityId: string): string {
  if (!UUID.test(cityId)) throw new Error("A city's keys are found by its identifier");
  return path.join(/* turbopackIgnore: true */ env().KEYS_DIR, cityId);
}

/** The versions that exist, oldest first; none for a city without keys. */
export async function keyVersions(cityId: string): Promise<number[]> {
  const names = await readdir(folderOf(cityId)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .map((name) => Number(KEY_FILE.exec(name)?.[1] ?? 0))
    .filter((version) => version > 0)
    .sort((a, b) => a - b);
}

/** The version that new secrets are sealed with. @throws Error when the city has no key yet. */
export async function newestKeyVersion(cityId: string): Promise<number> {
  const newest = (await keyVersions(cityId)).at(-1);
  if (newest === undefined) {
    throw new Error(`The city ${cityId} has no key in KEYS_DIR: make one with "npm run keys -- create <slug>"`);
  }
  return newest;
}

async function writeKey(cityId: string, version: number): Promise<void> {
  const folder = folderOf(cityId);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = path.join(/* turbopackIgnore: true */ folder, `.${randomBytes(8).toString("hex")}`);
  const file = await open(draft, "wx", 0o400);
  try {
    await file.writeFile(`${randomBytes(KEY_BYTES).toString("hex")}\n`);
    await file.sync();
    await link(draft, path.join(/* turbopackIgnore: true */ folder, `${version}.key`));
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

/**
 * Makes the next version of a city's key and returns its number. The file appears whole or not at all, and never
 * replaces another: of two processes that race for a version, one throws EEXIST.
 */
export async function createCityKey(cityId: string): Promise<number> {
  const version = ((await keyVersions(cityId)).at(-1) ?? 0) + 1;
  await writeKey(cityId, version);
  return version;
}

/** Makes the first key of a city that has none; does nothing otherwise, whoever else does the same meanwhile. */
export async function ensureCityKey(cityId: string): Promise<void> {
  if ((await keyVersions(cityId)).length > 0) return;
  try {
    await writeKey(cityId, 1);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

const read = new Map<string, Promise<Buffer>>();

async function readMaster(file: string): Promise<Buffer> {
  const key = Buffer.from((await readFile(file, "utf8")).trim(), "hex");
  if (key.length !== KEY_BYTES) throw new Error(`${file} does not hold a key of ${KEY_BYTES} bytes`);
  return key;
}

/** The key of one version for one purpose. A key file never changes, so it is read once in the life of the process. */
export async function cityKey(cityId: string, version: number, purpose: KeyPurpose): Promise<Buffer> {
  const file = path.join(/* turbopackIgnore: true */ folderOf(cityId), `${version}.key`);
  let master = read.get(file);
  if (!master) {
    master = readMaster(file);
    read.set(file, master);
    master.catch(() => read.delete(file));
  }
  return Buffer.from(hkdfSync("sha256", await master, "", `preau ${purpose}`, KEY_BYTES));
}
