import { type LocalDate, localDate, plainDate } from "@/server/platform/dates";
import type { Cents } from "@/server/platform/money";
import { err, ok, type Result } from "@/server/platform/result";

/*
 * Reading the quotient familial at the CAF or the MSA, at the family's request (D15). What is asked elsewhere is a port:
 * `server/interop` implements it. A reading that fails changes nothing: no quotient is ever made up, least of all zero.
 */

/** A person of the household as the fund names them. Names may lack accents, a date may hold zeros: "2020-00-00". */
export interface FundPerson {
  readonly birthName: string;
  readonly usageName: string;
  /** "JEANNE STEPHANIE": all in one text. */
  readonly firstNames: string;
  readonly birthdate: string;
}

/** What a fund answers. Only the amount, the fund and the months are kept; people serve to compare, then are forgotten. */
export interface QuotientAnswer {
  readonly source: "caf" | "msa";
  readonly amount: Cents;
  /** First day of the month for which it holds. */
  readonly month: LocalDate;
  /** First day of the month in which the fund worked it out: a quotient of one month is at times worked out again. */
  readonly calculatedMonth: LocalDate;
  /** The allocataire and spouse. Undefined where the town's authorisation does not cover them. */
  readonly adults: readonly FundPerson[] | undefined;
  readonly children: readonly FundPerson[] | undefined;
}

/** Where a quotient is asked with a FranceConnect access token, which lives 60 seconds. */
export interface QuotientSource {
  /**
   * @param recipient SIRET of the town that is authorised to read.
   * Answers within seconds whatever happens there: an outage is a failure, nothing is thrown.
   */
  read(accessToken: string, recipient: string): Promise<Result<QuotientAnswer, QuotientFailure>>;
}

/** Why no quotient was read, as the page of the dossier is told (`?quotient=`). */
export const QUOTIENT_FAILURES = [
  /** The person gave up at FranceConnect. */
  "annule",
  /** FranceConnect does not answer. */
  "franceconnect",
  /** FranceConnect's code or token came too late. */
  "trop-tard",
  /** The answer does not belong to this browser's request, or to this session. */
  "refuse",
  /** The mandate of a helper does not cover family and school matters. */
  "mandat",
  /** FranceConnect certified somebody else than the adult who is logged in. */
  "autre-personne",
  /** Another dossier was chosen meanwhile. */
  "autre-dossier",
  /** Too many readings by one person. */
  "trop-d-essais",
  /** The CAF, the MSA, or both have no dossier of this person. */
  "inconnu-caf",
  "inconnu-msa",
  "inconnu",
  /** The fund's service is out of order, too slow, or answers what cannot be read. */
  "en-panne",
  "trop-lent",
  "illisible",
  "inattendu",
  /** The same is being asked already. */
  "deja-en-cours",
  /** The State's service asks everybody to slow down. */
  "trop-de-demandes",
  /** The certified identity is not enough for the fund. */
  "identite",
  /** Our authorisation or our request is refused. */
  "configuration",
  /** The answer holds no quotient. */
  "absent",
  /** The quotient is of a month too far back. */
  "ancien",
  /** The household of the answer is not the one of the dossier. */
  "autre-foyer",
  /** Our own fault. */
  "erreur",
] as const;

export type QuotientFailure = (typeof QUOTIENT_FAILURES)[number];

/** What a reading came to: a new quotient on file, the same as before, or none. */
export type QuotientOutcome = "lu" | "inchange" | QuotientFailure;

export function isQuotientOutcome(text: string | undefined): text is QuotientOutcome {
  return text === "lu" || text === "inchange" || QUOTIENT_FAILURES.some((failure) => failure === text);
}

/** The first day of a month; undefined when there is no such month. */
export function firstOfMonth(year: number, month: number): LocalDate | undefined {
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return undefined;
  if (!Number.isInteger(month) || month < 1 || month > 12) return undefined;
  return localDate(`${year}-${String(month).padStart(2, "0")}-01`);
}

/**
 * Whether a quotient of `month` may be used on `today`: of at most `oldestMonths` months ago (attack 30), and of no
 * month to come.
 */
export function checkMonth(month: LocalDate, today: LocalDate, oldestMonths: number): Result<void, QuotientFailure> {
  const [then, now] = [plainDate(month).toPlainYearMonth(), plainDate(today).toPlainYearMonth()];
  const { months } = now.since(then, { largestUnit: "months" });
  if (months < 0) return err("illisible");
  return months > oldestMonths ? err("ancien") : ok(undefined);
}
