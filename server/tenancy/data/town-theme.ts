import "server-only";
import type { City } from "../domain/city";
import { townWords } from "../domain/town-words";
import { type DressedTheme, themeOf } from "./theme-files";

/** How a town looks and what it is called, the same on its pages, mails and papers. */
export function townTheme(city: City): DressedTheme {
  return townWords(city, themeOf(city.theme));
}
