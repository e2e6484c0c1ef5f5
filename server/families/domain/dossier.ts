import type { HomePlace } from "@/server/catalogue/domain";
import type { LocalDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import type { PostalAddress } from "./change-request";
import type { ContactValues } from "./contact";
import type { Custody } from "./custody";
import type { Diet } from "./diet";
import type { HomeChange } from "./homes";
import type { AdultRole, Authority, FamilyRight } from "./membership";

/*
 * A dossier as one of its adults reads it (D1, D14). What this adult may not see is absent, not masked: it is never
 * read from the base. Of the other adults, only who they are: their telephone and e-mail stay theirs (attack 37).
 */

export interface AdultView {
  readonly personId: string;
  readonly name: string;
  readonly role: AdultRole;
  readonly authority: Authority;
  readonly rights: readonly FamilyRight[];
  readonly me: boolean;
}

/** The adult who reads, with their own details. */
export interface OwnDetails {
  readonly birthName: string;
  readonly usageName: string;
  readonly firstNames: readonly string[];
  /** "1992", "1992-11" or "1992-11-05". */
  readonly birthdate: string;
  readonly email: string;
  readonly phone: string;
  /** Civil status comes from FranceConnect. */
  readonly certified: boolean;
}

/** Somebody whom the household named for a child (D7). */
export interface ContactView extends Readonly<ContactValues> {
  readonly id: string;
}

/** Somebody who must not come for a child, whichever household it was noted in. For staff alone. */
export interface BanView {
  readonly id: string;
  readonly childId: string;
  readonly name: string;
  readonly relation: string;
  readonly note: string;
}

/** A school where a child will be. */
export interface NextSchoolView {
  readonly from: LocalDate;
  readonly school: string | null;
  readonly className: string | null;
}

export interface ChildView {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Today's. */
  readonly school: string | null;
  readonly className: string | null;
  /** Once a change of school is written, until its first day (D3). */
  readonly nextSchool: NextSchoolView | null;
  readonly level: string;
  readonly diet: Diet;
  /** Below: null for an adult who does not hold the household. */
  readonly birthdate: LocalDate | null;
  readonly custody: Custody | null;
  readonly contacts: readonly ContactView[] | null;
}

export interface QuotientView {
  readonly id: string;
  readonly amount: Cents;
  readonly source: "caf" | "msa" | "document" | "agent";
  readonly referenceMonth: LocalDate;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** How a quotient came on file, for staff. */
export interface QuotientRecordView {
  /** The one of the quotient. */
  readonly id: string;
  /** ISO instant, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** Read at the fund because the family asked, with FranceConnect. */
  readonly atFamilyRequest: boolean;
  readonly calculatedMonth: LocalDate | null;
}

/** What only those who hold the household see. */
export interface HouseholdView {
  readonly address: PostalAddress;
  /** Where it lives today, for the fees. */
  readonly residence: HomePlace;
  /** Known moves, past and to come, oldest first. */
  readonly moves: readonly HomeChange[];
  readonly allocataireNumber: string | null;
  /** The one that counts today, or null when none does. */
  readonly quotient: QuotientView | null;
  /** Newest first, the current one included. */
  readonly quotients: readonly QuotientView[];
}

export interface DossierView {
  readonly number: string;
  readonly name: string;
  readonly canEdit: boolean;
  readonly canSeeHealth: boolean;
  readonly me: OwnDetails;
  readonly adults: readonly AdultView[];
  readonly children: readonly ChildView[];
  readonly household: HouseholdView | null;
}
