import "server-only";
import { createHash } from "node:crypto";
import { err, ok, type Result } from "@/server/platform/result";
import type { MediaType } from "../domain/accepted-media";
import { cleanImage } from "./clean-image";
import { cleanPdf } from "./clean-pdf";
import type { FileProblem } from "./file-problem";
import { inspectFile } from "./inspect-file";

/** A file that may be kept: what was uploaded, made anew. */
export interface CleanFile {
  readonly mediaType: MediaType;
  readonly bytes: Buffer;
  readonly sha256: Buffer<ArrayBuffer>;
}

/** Checks a file by its content and makes it anew. What was uploaded is never kept as it came. */
export async function cleanFile(uploaded: Uint8Array): Promise<Result<CleanFile, FileProblem>> {
  const kind = await inspectFile(uploaded);
  if (!kind.ok) return kind;
  const cleaned = kind.value === "application/pdf" ? await cleanPdf(uploaded) : await cleanImage(uploaded, kind.value);
  if (!cleaned.ok) return err(cleaned.error);
  const sha256 = Buffer.from(createHash("sha256").update(cleaned.value).digest());
  return ok({ mediaType: kind.value, bytes: cleaned.value, sha256 });
}
