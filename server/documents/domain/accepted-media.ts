/** What a family may upload (D11). HEIC, SVG, HTML, office files and archives are refused. */
export const MEDIA_TYPES = ["application/pdf", "image/jpeg", "image/png"] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

export const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  "application/pdf": "pdf",
  "image/jpeg": "jpg",
  "image/png": "png",
};

/** For the browser's own chooser: a help only, the content is checked by the server. */
export const ACCEPTED_EXTENSIONS = ".pdf,.jpg,.jpeg,.png";

export function isMediaType(value: string): value is MediaType {
  return MEDIA_TYPES.some((type) => type === value);
}
