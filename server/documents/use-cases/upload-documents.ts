import "server-only";
import { type TenantScope, type Tx, withCityResult } from "@/server/db/tenant-tx";
import { livesInFamily } from "@/server/families";
import type { Clock } from "@/server/platform/clock";
import { addDays, dayOf } from "@/server/platform/dates";
import { takeTry } from "@/server/platform/rate-limit";
import { err, ok, type Result } from "@/server/platform/result";
import { configuredStore } from "@/server/platform/storage";
import type { City } from "@/server/tenancy";
import { type CleanFile, cleanFile } from "../content/clean-file";
import { findDocumentType } from "../data/document-types";
import { type DocumentPlace, familyUsage, findTwin, insertDocument, lockFamilyDocuments } from "../data/documents";
import { shownFileName } from "../domain/file-name";
import { fileLimit } from "../domain/upload-limits";
import { uploadRoom } from "../domain/upload-room";
import type { DocumentError } from "../errors";

export interface Upload extends DocumentPlace {
  readonly city: City;
  readonly scope: TenantScope;
  readonly accountId: string;
  /** Without it, a kind of document that tells of health does not exist (ADR 0011). */
  readonly mayReadHealth: boolean;
  readonly files: readonly File[];
  readonly clock: Clock;
}

interface NamedFile extends CleanFile {
  readonly name: string;
}

/** A family does not send more than this; a machine does. */
const UPLOADS = { name: "document-upload", hits: 60, windowSeconds: 3_600 } as const;

/** What became of the files: `already` of them are of documents that the town accepted before, and that count still. */
export interface Uploaded {
  readonly documentIds: string[];
  readonly already: number;
}

/**
 * Keeps the files of a parent, all of them or none (D11). They are checked and made anew before any transaction begins.
 * A file that was already sent for the same purpose is not kept twice, unless it is sent again because it runs out. Errors: every tag of an upload.
 */
export async function uploadDocuments(upload: Upload): Promise<Result<Uploaded, DocumentError>> {
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
async function isPlace(
  tx: Tx,
  { familyId, typeId, childId, mayReadHealth }: DocumentPlace & Pick<Upload, "mayReadHealth">,
): Promise<boolean> {
  const type = await findDocumentType(tx, typeId, mayReadHealth);
  if (!type) return false;
  if (type.audience === "family") return childId === null;
  return childId !== null && (await livesInFamily(tx, familyId, childId));
}

async function keepAll(
  tx: Tx,
  upload: Upload,
  cleaned: readonly NamedFile[],
  stored: string[],
): Promise<Result<Uploaded, DocumentError>> {
  const { city, familyId, typeId, childId, accountId, clock } = upload;
  const place = { familyId, typeId, childId };
  if (!(await isPlace(tx, { ...place, mayReadHealth: upload.mayReadHealth })))
    return err({ tag: "DocumentPlaceNotFound" });
  await lockFamilyDocuments(tx, familyId);
  const today = dayOf(clock.now(), city.timezone);
  const used = await familyUsage(tx, { familyId, mayReadHealth: upload.mayReadHealth, today });
  const room = uploadRoom(used, city.settings);
  let [files, weight] = [0, 0];
  const documentIds: string[] = [];
  let already = 0;
  const lastsBeyond = addDays(today, city.settings.documentAlertDays);
  for (const { name, bytes, mediaType, sha256 } of cleaned) {
    const twin = await findTwin(tx, place, sha256, lastsBeyond);
    if (twin) {
      documentIds.push(twin.id);
      if (twin.accepted) already += 1;
      continue;
    }
    files += 1;
    weight += bytes.length;
    if (files > room.left.files) return err({ tag: "FamilyFilesFull", room });
    if (weight > room.left.bytes) return err({ tag: "FamilySpaceFull", room });
    const storageKey = await configuredStore().put(city.id, bytes);
    stored.push(storageKey);
    const file = { fileName: name, mediaType, sizeBytes: bytes.length, storageKey, sha256 };
    const by = { cityId: city.id, uploadedBy: accountId, at: clock.now() };
    documentIds.push(await insertDocument(tx, { ...place, ...file, ...by }));
  }
  return ok({ documentIds, already });
}

async function discard(cityId: string, keys: readonly string[]): Promise<void> {
  for (const key of keys) await configuredStore().remove(cityId, key);
}
