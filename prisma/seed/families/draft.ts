import type { SchoolLevel } from "@/server/catalogue/domain";
import type { Diet } from "@/server/families/domain/diet";
import type { HealthSheet } from "@/server/families/domain/health-sheet";
import type { Residence } from "@/server/fees/domain/fee-schedule";
import type { LocalDate } from "@/server/platform/dates";
import type { TownSchool } from "../town/town";

export type Gender = "male" | "female" | "unspecified";

/** How an adult comes in: by FranceConnect, by a local account, or not at all (staff book for them). */
export type Login = "none" | "franceconnect" | "local";

export interface AdultDraft {
  readonly id: string;
  readonly birthName: string;
  readonly usageName: string;
  readonly firstNames: readonly string[];
  readonly gender: Gender;
  /** "1992-11-05", or less when the register knows less. */
  readonly birthdate: string;
  readonly birthplace: string;
  readonly birthcountry: string;
  readonly email: string;
  readonly phone: string;
  readonly login: Login;
}

/** What an adult is to one family; the same adult may be in two. */
export interface MemberDraft {
  readonly adult: AdultDraft;
  readonly role: "responsable" | "parent" | "payeur" | "proche";
  readonly authority: "joint" | "sole" | "none";
  readonly rights: readonly ("view" | "book" | "edit" | "pay")[];
}

export interface ContactDraft {
  readonly name: string;
  readonly relation: string;
  readonly phone: string;
  readonly kind: "urgence" | "autorise" | "interdit";
}

export interface ChildDraft {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthdate: LocalDate;
  readonly gender: Gender;
  readonly school: TownSchool;
  readonly classId: string | null;
  readonly level: SchoolLevel;
  readonly diet: Diet;
  readonly contacts: readonly ContactDraft[];
  readonly health: Partial<HealthSheet> | null;
  /** Weekdays on which the child usually eats at school, Monday 1 to Friday 5. */
  readonly habit: readonly number[];
  /** Nobody has enrolled the child in anything yet. */
  readonly newcomer?: true;
}

export interface QuotientDraft {
  readonly amountCents: number;
  readonly source: "caf" | "msa" | "document" | "agent";
  readonly referenceMonth: LocalDate;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

export interface FamilyDraft {
  readonly id: string;
  readonly name: string;
  readonly residence: Residence;
  readonly addressLine: string;
  readonly postcode: string;
  readonly town: string;
  readonly allocataireNumber: string | null;
  readonly members: readonly MemberDraft[];
  /** `weeks`: the family's weeks of a child in alternating custody; null for a child who lives here only. */
  readonly children: ReadonlyArray<{ readonly child: ChildDraft; readonly weeks: "even" | "odd" | null }>;
  readonly quotients: readonly QuotientDraft[];
}
