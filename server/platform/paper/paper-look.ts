/** How the papers of a town look in PDF. Colours are "#rrggbb", checked by the theme that they come from (RGAA 3.2). */
export interface PaperLook {
  /** Titles, amounts that count, rules under headers: read on white and on `tint`. */
  readonly primary: string;
  /** Shapes only, never text. */
  readonly accent: string;
  readonly ink: string;
  /** Labels and notes: read on white and on `tint`. */
  readonly mention: string;
  /** Behind what must be seen first. */
  readonly tint: string;
  /** The drawing itself, an SVG that fetches nothing. */
  readonly logoSvg: string | null;
}
