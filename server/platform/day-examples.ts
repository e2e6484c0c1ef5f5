/** What hints and errors show as a day that is typed well: of this school year, and one that a child was born on. */
export const DAY_EXAMPLE = "24/09/2026";
export const BIRTHDAY_EXAMPLE = "24/09/2018";
