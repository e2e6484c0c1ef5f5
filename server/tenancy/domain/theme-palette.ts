import { type Colour, mix } from "./theme-colour";

export interface ThemeColours {
  /** Links, buttons, titles. */
  readonly primary: Colour;
  /** The text of buttons, over `primary`. */
  readonly onPrimary: Colour;
  /** The rule under the header and the marker of the current page; never carries text. */
  readonly accent: Colour;
}

/** Every colour of a page that depends on the theme, and the greys of the design system that meet them. */
export interface Palette extends ThemeColours {
  readonly page: Colour;
  readonly ink: Colour;
  readonly mention: Colour;
  readonly primaryHover: Colour;
  readonly primaryActive: Colour;
  /** Backgrounds from the faintest: footer and menus, callouts, open menus, each with its hover and active. */
  readonly tint: Colour;
  readonly tintHover: Colour;
  readonly tintActive: Colour;
  readonly contrast: Colour;
  readonly contrastHover: Colour;
  readonly contrastActive: Colour;
  readonly open: Colour;
  readonly openHover: Colour;
  readonly openActive: Colour;
}

const WHITE: Colour = "#ffffff";
const BLACK: Colour = "#000000";

/** Hovered things get darker, so that what is readable stays readable. */
export function paletteOf(colours: ThemeColours): Palette {
  const paler = (share: number) => mix(colours.primary, WHITE, share);
  return {
    ...colours,
    page: WHITE,
    ink: "#161616",
    mention: "#5e5e5e",
    primaryHover: mix(colours.primary, BLACK, 0.2),
    primaryActive: mix(colours.primary, BLACK, 0.35),
    tint: paler(0.96),
    tintHover: paler(0.9),
    tintActive: paler(0.86),
    contrast: paler(0.93),
    contrastHover: paler(0.87),
    contrastActive: paler(0.83),
    open: paler(0.9),
    openHover: paler(0.84),
    openActive: paler(0.8),
  };
}
