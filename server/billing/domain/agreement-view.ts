import type { LocalDate } from "@/server/platform/dates";
import type { Agreement, WhoPays } from "./agreement";

/** A household of the child, or one that paid for it once, as the staff knows it. */
export interface PayingHousehold {
  readonly familyId: string;
  readonly number: string;
  readonly name: string;
  /** The child lives there now. */
  readonly lives: boolean;
}

/** Who pays for a child, as a clerk looks at it and changes it (X2). */
export interface AgreementView {
  /** The dossier from which the clerk came. */
  readonly family: { readonly familyId: string; readonly number: string };
  readonly childId: string;
  readonly firstName: string;
  readonly today: WhoPays;
  /** Newest first. */
  readonly agreements: readonly Agreement[];
  /** Those of today, of the agreements and of the form. */
  readonly households: readonly PayingHousehold[];
  /** The households of an agreement that is made now, by their ids. */
  readonly sharing: readonly string[];
  /** The last day that an issued invoice bills for the child. */
  readonly billedUntil: LocalDate | null;
  /** Changes with every change of the agreements and of the households that may share. */
  readonly version: string;
}

/** The form has a field for each, and a child has two households: more only pay because of an older agreement. */
export const MOST_SHARES = 4;
