import type { HomePlace, OpeningKind, SchoolLevel } from "@/server/catalogue/domain";

/* What the form of an opening offers, as the catalogue has it: a browser need not load the whole catalogue for it. */

export const OPENED_KINDS = ["booking", "enrolment"] as const satisfies readonly OpeningKind[];
export const OPENED_HOMES = ["commune", "interco", "outside"] as const satisfies readonly HomePlace[];
/** Youngest first. */
export const OPENED_LEVELS = [
  "PS",
  "MS",
  "GS",
  "CP",
  "CE1",
  "CE2",
  "CM1",
  "CM2",
] as const satisfies readonly SchoolLevel[];
