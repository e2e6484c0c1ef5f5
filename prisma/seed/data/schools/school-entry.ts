import type { SchoolKind } from "@/server/catalogue/domain";

/** A real school, as the town's staff would enter it. */
export interface SchoolEntry {
  /** The school's national identifier: seven digits and a check letter. */
  readonly uai: string;
  readonly name: string;
  readonly kind: SchoolKind;
  /** `prive`: under contract with the State, with its own canteen. */
  readonly sector: "public" | "prive";
  /** Pupils at the start of 2022-2023, the last year in the open data of the Éducation nationale. */
  readonly pupils: number;
}
