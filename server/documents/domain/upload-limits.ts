/** What no city's setting can exceed: the product is built for it, down to the size of a request (next.config). */
export const UPLOAD_LIMITS = {
  filesAtOnce: 4,
  fileBytes: 10_000_000,
  /** Of all the files that a family has with the town. */
  familyBytes: 200_000_000,
  /** 60 million pixels: more than any telephone of today takes, and little enough to decode. */
  pixels: 60_000_000,
  /** The longer side of a picture that is kept: an A4 page at 300 dots per inch. */
  keptSide: 3_508,
  pdfPages: 100,
  /** What the packed parts of a PDF may unfold to, in bytes. */
  pdfUnpackedBytes: 64_000_000,
} as const;

/** The heaviest file that a city takes, in bytes. */
export function fileLimit(settings: { readonly uploadMaxBytes: number }): number {
  return Math.min(settings.uploadMaxBytes, UPLOAD_LIMITS.fileBytes);
}

/** "8 Mo", rounded down so that a file of the weight that is said is always taken. */
export function megabytes(bytes: number): string {
  return `${Math.floor(bytes / 1_000_000)}\u00a0Mo`;
}
