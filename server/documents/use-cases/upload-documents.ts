import "server-only";
import { type TenantScope, type Tx, withCityResult } from "@/server/db/tenant-tx";
import { livesInFamily } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { takeTry } from "@/server/platform/rate-limit";
import { err, ok, type Result } from "@/server/platform/result";
import { configuredStore } from "@/server/platform/storage";
import type { City } from "@/server/tenancy";
import { type CleanFile, cleanFile } from "../content/clean-file";
import { findDocumentType } from "../data/document-types";
import { type DocumentPlace, familyUsage, findTwin, insertDocument, lockFamilyDocuments } from "../data/documents";
import { shownFileName } from "../domain/file-name";
import { fileLimit, UPLOAD_LIMITS } from "../domain/upload-limits";
import type { DocumentError } from "../errors";

export interface Upload extends DocumentPlace {
  readonly city: City;
  readonly scope: TenantScope;
  readonly accountId: string;
  readonly files: readonly File[];
  readonly clock: Clock;
}

interface NamedFile extends CleanFile {
  readonly name: string;
}

/** A family does not send more than this; a machine does. */
const UPLOADS = { name: "document-upload", hits: 60, windowSeconds: 3_600 } as const;

/**
 * Keeps the files of a parent, all of them or none (D11). They are checked and made anew before any transaction begins.
 * A file that was already sent for the same purpose is not kept twice. Errors: every tag of an upload.
 */
export async function uploadDocuments(upload: Upload): Promise<Result<{ documentIds: string[] }, DocumentError>> {
  const { city, accountId, clock } = upload;
  const tried = await takeTry(UPLOADS, [city.id, accountId], clock);
  if (!tried.ok) return err({ tag: "TooManyUploads", retryAfterSeconds: tried.error.retryAfterSeconds });
  const cleaned = await cleanAll(upload.files, fileLimit(city.settings));
  if (!cleaned.ok) return cleaned;
  const stored: string[] = [];
  try {
    const kept = await withCityResult(upload.scope, (tx) => keepAll(tx, upload, cleaned.value, stored));
    if (!kept.ok) await discard(city.id, stored);
    return kept;
  } catch (error) {
    await discard(city.id, stored);
    throw error;
  }
}

async function cleanAll(files: readonly File[], limitBytes: number): Promise<Result<NamedFile[], DocumentError>> {
  const cleaned: NamedFile[] = [];
  for (const file of files) {
    if (file.size > limitBytes) return err({ tag: "FileTooHeavy", fileName: file.name, limitBytes });
    const clean = await cleanFile(new Uint8Array(await file.arrayBuffer()));
    if (!clean.ok) return err({ tag: "FileRefused", fileName: file.name, problem: clean.error });
    cleaned.push({ ...clean.value, name: shownFileName(file.name, clean.value.mediaType) });
  }
  return ok(cleaned);
}

/** Whether the town asks for such a document, of this household or of a child of it. */
async function isPlace(tx: Tx, { familyId, typeId, childId }: DocumentPlace): Promise<boolean> {
  const type = await findDocumentType(tx, typeId);
  if (!type) return false;
  if (type.audience === "family") return childId === null;
  return childId !== null && (await livesInFamily(tx, familyId, childId));
}

async function keepAll(
  tx: Tx,
  upload: Upload,
  files: readonly NamedFile[],
  stored: string[],
): Promise<Result<{ documentIds: string[] }, DocumentError>> {
  const { city, familyId, typeId, childId, accountId, clock } = upload;
  const place = { familyId, typeId, childId };
  if (!(await isPlace(tx, place))) return err({ tag: "DocumentPlaceNotFound" });
  await lockFamilyDocuments(tx, familyId);
  const usage = await familyUsage(tx, familyId);
  const documentIds: string[] = [];
  for (const { name, bytes, mediaType, sha256 } of files) {
    const twin = await findTwin(tx, place, sha256);
    if (twin) {
      documentIds.push(twin);
      continue;
    }
    usage.files += 1;
    usage.bytes += bytes.length;
    const limit = city.settings.uploadMaxPerFamily;
    if (usage.files > limit) return err({ tag: "FamilyFilesFull", limit });
    if (usage.bytes > UPLOAD_LIMITS.familyBytes) {
      return err({ tag: "FamilySpaceFull", limitBytes: UPLOAD_LIMITS.familyBytes });
    }
    const storageKey = await configuredStore().put(city.id, bytes);
    stored.push(storageKey);
    const file = { fileName: name, mediaType, sizeBytes: bytes.length, storageKey, sha256 };
    const by = { cityId: city.id, uploadedBy: accountId, at: clock.now() };
    documentIds.push(await insertDocument(tx, { ...place, ...file, ...by }));
  }
  return ok({ documentIds });
}

async function discard(cityId: string, keys: readonly string[]): Promise<void> {
  for (const key of keys) await configuredStore().remove(cityId, key);
}
