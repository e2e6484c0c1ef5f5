import type { SchoolLevel } from "@/server/catalogue/domain";

/** The levels of the catalogue, youngest first, for forms: a browser need not load the whole catalogue for them. */
export const CHILD_LEVELS = [
  "PS",
  "MS",
  "GS",
  "CP",
  "CE1",
  "CE2",
  "CM1",
  "CM2",
] as const satisfies readonly SchoolLevel[];
