/** The typefaces that a theme can choose. Open licences only; Marianne belongs to the State. */
export interface Typeface {
  readonly family: string;
  readonly fallback: string;
  /** Under public/, written there by `npm run generate`; a new version is a new name, so they are kept for ever. */
  readonly faces: readonly { readonly weight: 400 | 700; readonly path: string }[];
}

const SYSTEM = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif';

export const TYPEFACES = {
  /** Drawn by the Braille Institute for readers with low vision (SIL Open Font License). */
  "atkinson-hyperlegible-next": {
    family: "Atkinson Hyperlegible Next",
    fallback: SYSTEM,
    faces: [
      { weight: 400, path: "/fonts/atkinson-hyperlegible-next-5.3.0-latin-400-normal.woff2" },
      { weight: 700, path: "/fonts/atkinson-hyperlegible-next-5.3.0-latin-700-normal.woff2" },
    ],
  },
  /** The device's own: nothing to download. */
  system: { family: "system-ui", fallback: SYSTEM, faces: [] },
} as const satisfies Record<string, Typeface>;

export type TypefaceName = keyof typeof TYPEFACES;

export function typefaceOf(name: TypefaceName): Typeface {
  return TYPEFACES[name];
}
