import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ErrorCode, isErrorCode } from "./error-codes";
import type { Identity } from "./register";

/** Password of every test identity, published with them. */
export const testPassword = "123";

export interface TestIdentity {
  readonly login: string;
  readonly situation: string;
  /** The platform stops with this code whatever the identity is worth. */
  readonly refusal: ErrorCode | undefined;
  readonly identity: Identity;
}

/** Reads `identities.csv`: one identity per line, `;` between columns, `|` between first names, no quoting. */
export function loadTestIdentities(): readonly TestIdentity[] {
  const [, ...lines] = readFileSync(join(import.meta.dirname, "identities.csv"), "utf8")
    .trimEnd()
    .split("\n");
  return lines.map((line) => {
    const [login = "", familyName = "", givenNames = "", preferredUsername = "", gender = "", birthdate = "", ...rest] =
      line.split(";");
    const [birthplace = "", birthcountry = "", email = "", situation = "", refusal = ""] = rest;
    return {
      login,
      situation,
      refusal: isErrorCode(refusal) ? refusal : undefined,
      identity: {
        familyName,
        givenNames: givenNames.split("|").filter(Boolean),
        preferredUsername,
        gender,
        birthdate,
        birthplace,
        birthcountry,
        email,
      },
    };
  });
}
