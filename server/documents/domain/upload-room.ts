import { UPLOAD_LIMITS } from "./upload-limits";

/** How many files, and of what weight in bytes. */
export interface FileUsage {
  readonly files: number;
  readonly bytes: number;
}

/** What a family may keep with the town in all, and what is left of it (D11): said before one chooses. */
export interface UploadRoom {
  readonly most: FileUsage;
  readonly left: FileUsage;
}

/** The room of a family that keeps `used` of what counts. Never below zero: a town may have lowered its setting. */
export function uploadRoom(used: FileUsage, settings: { readonly uploadMaxPerFamily: number }): UploadRoom {
  const most = { files: settings.uploadMaxPerFamily, bytes: UPLOAD_LIMITS.familyBytes };
  return {
    most,
    left: { files: Math.max(0, most.files - used.files), bytes: Math.max(0, most.bytes - used.bytes) },
  };
}

/** Whether nothing more can be sent, whatever its weight. */
export function isFull({ left }: UploadRoom): boolean {
  return left.files === 0 || left.bytes < 1_000_000;
}
