/** A colour as themes write it: "#" and six hexadecimal digits. */
export type Colour = `#${string}`;

export const COLOUR_PATTERN = /^#[0-9a-f]{6}$/i;

type Channels = readonly [red: number, green: number, blue: number];

/** From 0 to 255 each. */
function channels(colour: Colour): Channels {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** WCAG 2 relative luminance, from 0 (black) to 1 (white). */
export function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour);
  const linear = (channel: number) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** WCAG 2 contrast ratio, from 1 (the same) to 21 (black on white). The order of the two does not matter. */
export function contrastRatio(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** `share` of `other` (0 to 1) laid over `colour`, in sRGB. */
export function mix(colour: Colour, other: Colour, share: number): Colour {
  const over = channels(other);
  const mixed = channels(colour).map((channel, index) => {
    const value = Math.round(channel + ((over[index] ?? channel) - channel) * share);
    return value.toString(16).padStart(2, "0");
  });
  return `#${mixed.join("")}`;
}
