import { createHash } from "node:crypto";
import type { Client } from "./clients";
import type { Identity } from "./register";

/** Who logged in, and how. */
export interface Person {
  readonly accountId: string;
  /** As the register writes it. */
  readonly identity: Identity;
  /** Date of birth as the identity provider writes it. */
  readonly providerBirthdate: string;
  readonly identityProvider: string;
  /** Perimeters of the mandate when a helper acts for the person. */
  readonly mandate: readonly string[] | undefined;
}

function digest(...parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

function pivot({ familyName, givenNames, gender, birthdate, birthplace, birthcountry }: Identity): readonly string[] {
  return [familyName, givenNames.join(" "), gender, birthdate, birthplace, birthcountry];
}

/** Pairwise subject: 64 hexadecimal characters and `v1`, the same for all the clients of one entity (PROTOCOLS 1.5). */
export function subjectFor(person: Person, client: Pick<Client, "entity">): string {
  return `${digest(client.entity, ...pivot(person.identity))}v1`;
}

/** The people seen since the simulator started. */
export class People {
  private readonly known = new Map<string, Person>();

  add(person: Omit<Person, "accountId">): Person {
    const accountId = digest(...pivot(person.identity), person.identity.email, (person.mandate ?? ["-"]).join(" "));
    const added = { ...person, accountId };
    this.known.set(accountId, added);
    return added;
  }

  find(accountId: string): Person | undefined {
    return this.known.get(accountId);
  }
}

/** Identity claims of the userinfo. Absent names are absent; the place of someone born abroad is an empty text. */
export function identityClaims(person: Person): Record<string, unknown> {
  const { identity } = person;
  return {
    given_name: identity.givenNames.join(" "),
    given_name_array: identity.givenNames,
    family_name: identity.familyName,
    birthdate: identity.birthdate,
    gender: identity.gender,
    birthplace: identity.birthplace,
    birthcountry: identity.birthcountry,
    ...(identity.preferredUsername ? { preferred_username: identity.preferredUsername } : {}),
    email: identity.email,
    idp_birthdate: person.providerBirthdate,
    idp_id: person.identityProvider,
    amr: ["pwd"],
    ...(person.mandate ? { rep_scope: person.mandate } : {}),
  };
}
