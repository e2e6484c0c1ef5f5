import type { SealRange } from "./seal-digest";

export interface Seal extends SealRange {
  readonly entries: number;
  readonly digest: Uint8Array;
  readonly previousDigest: Uint8Array;
  readonly sealedAt: Date;
}

/** A seal as it was published outside the base: what the base must still say. */
export interface PublishedHead {
  readonly sequence: bigint;
  /** Hexadecimal. */
  readonly digest: string;
}

/** What a verification can find. `sequence` is the number of the seal. */
export type Finding =
  | { readonly tag: "LinesAltered"; readonly sequence: bigint; readonly sealed: number; readonly found: number }
  | { readonly tag: "SealMissing"; readonly sequence: bigint }
  | { readonly tag: "ChainBroken"; readonly sequence: bigint }
  | { readonly tag: "TailCut"; readonly sequence: bigint }
  | { readonly tag: "HeadDiffers"; readonly sequence: bigint }
  | { readonly tag: "NotPublished"; readonly sequence: bigint }
  | { readonly tag: "SealingLate"; readonly waiting: number; readonly oldest: Date };

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
