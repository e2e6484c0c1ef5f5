import "server-only";
import { fileTypeFromBuffer } from "file-type";
import { err, ok, type Result } from "@/server/platform/result";
import { isMediaType, type MediaType } from "../domain/accepted-media";
import type { FileProblem } from "./file-problem";

const SIGNATURES: ReadonlyArray<readonly [MediaType, readonly number[]]> = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
];
const HEIC_BRANDS = new Set(["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"]);

function isHeic(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(4, 12)).toString("latin1");
  return head.startsWith("ftyp") && HEIC_BRANDS.has(head.slice(4));
}

/**
 * What a file is, by its content alone: its name and the type that the browser declares say nothing (attack 15). The
 * first bytes decide before anything is parsed, so that an archive is never opened; a second reader must agree.
 */
export async function inspectFile(bytes: Uint8Array): Promise<Result<MediaType, FileProblem>> {
  const mediaType = SIGNATURES.find(([, signature]) => signature.every((byte, index) => bytes[index] === byte))?.[0];
  if (!mediaType) return err(isHeic(bytes) ? "heic" : "unknown-kind");
  const second = await fileTypeFromBuffer(bytes);
  return second && isMediaType(second.mime) && second.mime === mediaType ? ok(mediaType) : err("unknown-kind");
}
