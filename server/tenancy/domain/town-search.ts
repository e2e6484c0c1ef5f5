import type { City } from "./city";

type Town = Pick<City, "name" | "postcodes">;

/** Small letters, no accent, no hyphen; "st" and "ste" are what people write for "saint" and "sainte". */
function searchForm(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replace(/\bst(e?)\b/g, "saint$1");
}

/** Whether what a person typed names this town, by a part of its name or the beginning of a postcode (T2). */
export function isTownNamed(town: Town, typed: string): boolean {
  const wanted = searchForm(typed);
  const digits = typed.replace(/\s/g, "");
  if (/^\d+$/.test(digits)) return town.postcodes.some((postcode) => postcode.startsWith(digits));
  return searchForm(town.name).includes(wanted);
}
