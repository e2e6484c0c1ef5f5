import "server-only";
import sharp from "sharp";
import { err, ok, type Result } from "@/server/platform/result";
import { UPLOAD_LIMITS } from "../domain/upload-limits";
import type { FileProblem } from "./file-problem";

const DECODING_SECONDS = 15;

/** Reads the header only, however large the picture says that it is. */
async function pixelsOf(bytes: Uint8Array): Promise<number | undefined> {
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return width * height;
  } catch {
    return undefined;
  }
}

/**
 * The same picture, decoded and encoded anew: upright, without EXIF, GPS, comments or anything that followed it
 * (attacks 15 and 18; ASVS 14.2.8). Its size is checked before a single pixel is decoded.
 */
export async function cleanImage(
  bytes: Uint8Array,
  mediaType: "image/jpeg" | "image/png",
): Promise<Result<Buffer, FileProblem>> {
  const pixels = await pixelsOf(bytes);
  if (pixels === undefined) return err("broken");
  if (pixels > UPLOAD_LIMITS.pixels) return err("too-many-pixels");
  const upright = sharp(bytes, { limitInputPixels: UPLOAD_LIMITS.pixels, failOn: "error" })
    .autoOrient()
    .resize({ width: UPLOAD_LIMITS.keptSide, height: UPLOAD_LIMITS.keptSide, fit: "inside", withoutEnlargement: true })
    .timeout({ seconds: DECODING_SECONDS });
  const encoded =
    mediaType === "image/jpeg" ? upright.jpeg({ quality: 85, progressive: true }) : upright.png({ progressive: true });
  try {
    return ok(await encoded.toBuffer());
  } catch {
    return err("broken");
  }
}
