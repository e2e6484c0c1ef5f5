import { type Colour, contrastRatio } from "./theme-colour";
import { type Palette, paletteOf, type ThemeColours } from "./theme-palette";

/** Two colours that meet on our pages, too close to each other. */
export interface WeakPair {
  /** What it is, in French: "un lien sur la page". */
  readonly use: string;
  readonly foreground: Colour;
  readonly background: Colour;
  /** Cut, never rounded up, to two decimals. */
  readonly ratio: number;
  readonly needed: number;
  readonly criterion: "RGAA 3.2" | "RGAA 3.3";
}

type Role = keyof Palette;
type Pair = readonly [use: string, foreground: Role, background: Role];

/** Texts: 4.5:1 (RGAA 3.2). Large text is not told apart: a person's size of text is not ours to know. */
const TEXTS: readonly Pair[] = [
  ["un lien ou un titre sur la page", "primary", "page"],
  ["un lien sur un fond teinté", "primary", "tint"],
  ["un lien sur un fond teinté survolé", "primary", "tintHover"],
  ["un lien sur un encadré", "primary", "contrast"],
  ["un lien sur un encadré survolé", "primary", "contrastHover"],
  ["un lien de menu ouvert", "primary", "open"],
  ["un lien de menu ouvert survolé", "primary", "openHover"],
  ["le texte d’un bouton", "onPrimary", "primary"],
  ["le texte d’un bouton survolé", "onPrimary", "primaryHover"],
  ["le texte d’un bouton enfoncé", "onPrimary", "primaryActive"],
  ["le texte courant sur un fond teinté", "ink", "tintActive"],
  ["le texte courant sur un encadré", "ink", "contrastActive"],
  ["le texte courant sur un menu ouvert", "ink", "openActive"],
  ["une mention sur un fond teinté", "mention", "tint"],
  ["une mention sur un encadré", "mention", "contrast"],
];

/** What is not text but must be seen to be used: 3:1 (RGAA 3.3). */
const SHAPES: readonly Pair[] = [
  ["le repère de la page courante", "accent", "page"],
  ["le repère de la page courante survolée", "accent", "tintHover"],
  ["le contour du focus sur la page", "primary", "page"],
  ["le contour du focus sur un fond teinté", "primary", "tintActive"],
  ["le contour du focus sur un encadré", "primary", "contrastActive"],
  ["une case cochée sur la page", "primary", "page"],
];

/** Every pair of the theme's colours that a page really shows and that would be hard to see. Empty when all is well. */
export function weakPairs(colours: ThemeColours): WeakPair[] {
  const palette = paletteOf(colours);
  const weak = (pairs: readonly Pair[], needed: number, criterion: WeakPair["criterion"]) =>
    pairs.flatMap(([use, front, back]): WeakPair[] => {
      const foreground = palette[front];
      const background = palette[back];
      const ratio = contrastRatio(foreground, background);
      if (ratio >= needed) return [];
      return [{ use, foreground, background, ratio: Math.floor(ratio * 100) / 100, needed, criterion }];
    });
  return [...weak(TEXTS, 4.5, "RGAA 3.2"), ...weak(SHAPES, 3, "RGAA 3.3")];
}
