import { err, ok, type Result } from "@/server/platform/result";
import type { ErrorCode } from "./error-codes";

/** An identity as an identity provider gives it. Empty text stands for what is missing. */
export interface Identity {
  readonly familyName: string;
  /** One entry per first name: a first name may hold spaces. */
  readonly givenNames: readonly string[];
  readonly preferredUsername: string;
  readonly gender: string;
  /** `YYYY-MM-DD`; `YYYY-MM-00` and `YYYY-00-00` at the provider for presumed births, `YYYY-MM` and `YYYY` at the register. */
  readonly birthdate: string;
  /** COG code of the commune of birth. */
  readonly birthplace: string;
  /** COG code of the country of birth, 99100 for France. */
  readonly birthcountry: string;
  readonly email: string;
}

const france = "99100";
const presumed = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-00){1,2}$/;

/** The register's form of a date of birth, or undefined for a date that cannot be (PROTOCOLS 1.5). */
export function registerBirthdate(birthdate: string): string | undefined {
  const parts = presumed.exec(birthdate);
  if (parts && birthdate.length === 10) return parts[2] ? `${parts[1]}-${parts[2]}` : parts[1];
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(birthdate)) return undefined;
  const day = new Date(`${birthdate}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(birthdate) ? birthdate : undefined;
}

/**
 * What the platform does between the provider and the service: refuse an incomplete or malformed identity, else answer
 * with the register's writing of it. The place of birth of someone born abroad is not in the register.
 */
export function correctIdentity(identity: Identity): Result<Identity, ErrorCode> {
  const bornInFrance = identity.birthcountry === france;
  if (!identity.email || !identity.gender || !identity.birthcountry) return err("Y600006");
  if (bornInFrance && !identity.birthplace) return err("Y600006");
  if (!["male", "female", "unspecified"].includes(identity.gender)) return err("Y020029");
  if (!/^99\d{3}$/.test(identity.birthcountry)) return err("Y020029");
  if (bornInFrance && !/^(\d{5}|2[AB]\d{3})$/.test(identity.birthplace)) return err("Y020029");
  const birthdate = registerBirthdate(identity.birthdate);
  if (!birthdate) return err("Y020029");
  return ok({ ...identity, birthdate, birthplace: bornInFrance ? identity.birthplace : "" });
}
