import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { writeWholeFile } from "@/server/platform/whole-file";
import { keyFor, keyIdOf } from "./backup-key";
import { BackupProblem } from "./problem";

/** What this version writes. A backup of a higher format comes from a newer Préau. */
const FORMAT = 1;
export const MANIFEST = "manifest.json";

const sha256 = z.hex().length(64);
const count = z.int().min(0);
/** A file of the backup, by its path from the folder of the backup: nothing leads out of it. */
const storedSchema = z.strictObject({
  file: z.string().regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/),
  bytes: count,
  sha256,
});

const tableSchema = z.strictObject({
  schema: z.string(),
  name: z.string(),
  columns: z.array(z.strictObject({ name: z.string(), type: z.string() })).min(1),
  rows: count,
  /** Of the rows in canonical order, in PostgreSQL's text format: before compression and encryption. */
  bytes: count,
  sha256,
  stored: storedSchema,
});

const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** The version of Préau that made it. */
  product: z.string(),
  /** Instant of the snapshot: everything that was committed before is in it, nothing after. */
  takenAt: z.iso.datetime(),
  server: z.strictObject({ version: z.string(), database: z.string() }),
  migrations: z.array(z.string()).min(1),
  /** Which keys the data need; not the keys. */
  keys: z.array(z.strictObject({ cityId: z.uuid(), slug: z.string(), version: z.int(), fingerprint: z.string() })),
  encryption: z.strictObject({ keyId: z.string() }).nullable(),
  tables: z.array(tableSchema).min(1),
  sequences: z.array(
    z.strictObject({ schema: z.string(), name: z.string(), lastValue: z.string(), isCalled: z.boolean() }),
  ),
  /** Tables that are left out on purpose, each with the reason. */
  excluded: z.array(z.strictObject({ table: z.string(), reason: z.string() })),
  files: z.strictObject({ count, bytes: count, list: storedSchema }),
});

export type Manifest = z.output<typeof manifestSchema>;
export type SavedTable = Manifest["tables"][number];
export type StoredFile = z.output<typeof storedSchema>;
export type NeededKey = Manifest["keys"][number];

/** A manifest as it was read, with the digest that covers all of it. */
export type ReadManifest = Manifest & { readonly digest: string };

const digestOf = (body: object) => createHash("sha256").update(JSON.stringify(body)).digest("hex");
const macOf = (key: Uint8Array, body: object) =>
  createHmac("sha256", keyFor(key, "manifest")).update(JSON.stringify(body)).digest("hex");

/** On the disk, whole, or not there at all: what it lists was written before. */
export async function writeManifest(folder: string, manifest: Manifest, key: Uint8Array | undefined): Promise<void> {
  const body = manifestSchema.parse(manifest);
  const proofs = { digest: digestOf(body), ...(key && { mac: macOf(key, body) }) };
  await writeWholeFile(path.join(folder, MANIFEST), `${JSON.stringify({ ...body, ...proofs }, null, 2)}\n`);
}

const proofsSchema = z.looseObject({ format: z.int(), digest: sha256, mac: sha256.optional() });

function parse(text: string, folder: string) {
  try {
    return proofsSchema.parse(JSON.parse(text));
  } catch {
    throw new BackupProblem(
      `${path.join(folder, MANIFEST)} est tronqué ou abîmé\u00a0: cette sauvegarde ne peut pas servir.`,
    );
  }
}

/** The key must be the one of the backup, and a backup in clear is not taken for one that a key protects. */
function checkKey(manifest: Manifest, body: object, mac: string | undefined, key: Uint8Array | undefined): void {
  if (!manifest.encryption) {
    if (!key) return;
    throw new BackupProblem(
      "Une clé est donnée, mais cette sauvegarde n’est pas chiffrée. Vérifiez d’où elle vient, puis recommencez sans --key-file.",
    );
  }
  if (!key) throw new BackupProblem("Cette sauvegarde est chiffrée\u00a0: donnez sa clé avec --key-file.");
  if (manifest.encryption.keyId !== keyIdOf(key)) {
    throw new BackupProblem("Cette sauvegarde est chiffrée par une autre clé que celle de --key-file.");
  }
  const expected = Buffer.from(macOf(key, body));
  const found = Buffer.from(mac ?? "");
  if (expected.length !== found.length || !timingSafeEqual(expected, found)) {
    throw new BackupProblem(`${MANIFEST} a été réécrit par quelqu’un qui n’a pas la clé.`);
  }
}

/**
 * Reads and checks the manifest of a backup; what it lists is not read.
 * @throws BackupProblem when the backup was interrupted, the manifest cut or changed, or the key is not the right one.
 */
export async function readManifest(folder: string, key?: Uint8Array): Promise<ReadManifest> {
  const text = await readFile(path.join(folder, MANIFEST), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    throw new BackupProblem(
      `${folder} n’est pas une sauvegarde complète\u00a0: ${MANIFEST} manque. Elle a été interrompue, ou ce n’est pas le bon dossier.`,
    );
  });
  const { digest, mac, ...body } = parse(text, folder);
  if (body.format > FORMAT) {
    throw new BackupProblem(
      "Cette sauvegarde vient d’une version plus récente de Préau, que celle-ci ne sait pas lire. Installez cette version-là.",
    );
  }
  const read = manifestSchema.safeParse(body);
  if (digest !== digestOf(body) || !read.success) {
    throw new BackupProblem(`${path.join(folder, MANIFEST)} a été modifié\u00a0: son empreinte n’est pas la bonne.`);
  }
  checkKey(read.data, body, mac, key);
  return { ...read.data, digest };
}
