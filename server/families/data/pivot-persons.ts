import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import type { Candidate } from "../domain/match-pivot";
import { type NamedPivot, normalBirthdate, pivotKeyOf } from "../domain/pivot";

/** More homonyms than this are beyond a queue; the narrowest come first by the index of the key. */
const MOST_CANDIDATES = 200;

/** A person with a similar name, and how an agent reaches them. */
export interface NamedPerson extends Candidate {
  readonly email: string;
  readonly phone: string;
}

interface PersonRow extends Omit<NamedPerson, "firstNames"> {
  readonly firstNames: string[];
}

/**
 * Persons who may be the one of an identity: the same key, or one of its family names anywhere in theirs. `taken`: they
 * have a live login at `issuer`. The rest is decided by the domain (`matchPivot`).
 */
export async function findCandidates(tx: Tx, identity: NamedPivot, issuer: string): Promise<NamedPerson[]> {
  const key = pivotKeyOf(identity) || null;
  const [forms] = await tx.$queryRaw<{ birth: string; usage: string }[]>`
    SELECT app.search_form(${identity.birthName}) AS birth, app.search_form(${identity.usageName}) AS usage`;
  const [birth, usage] = [likePattern(forms?.birth), likePattern(forms?.usage)];
  return tx.$queryRaw<PersonRow[]>`
    SELECT p.id AS "personId", p.birth_name AS "birthName", p.usage_name AS "usageName", p.first_names AS "firstNames",
      p.gender, p.birthdate, p.birthplace, p.birthcountry, p.email, p.phone,
      EXISTS (SELECT 1 FROM person_login l JOIN federated_identity f ON f.city_id = l.city_id AND f.account_id = l.account_id
              WHERE l.city_id = p.city_id AND l.person_id = p.id AND f.issuer = ${issuer} AND f.unlinked_at IS NULL) AS taken
    FROM person p
    WHERE p.pivot_key = ${key} OR p.search_text LIKE ${birth} OR p.search_text LIKE ${usage}
    ORDER BY p.pivot_key = ${key} DESC NULLS LAST, abs(length(p.birthdate) - 10), p.id
    LIMIT ${MOST_CANDIDATES}`;
}

/** The search form holds letters and figures only: nothing in it is special to LIKE. */
function likePattern(form: string | undefined): string | null {
  return form ? `%${form}%` : null;
}

export async function personExists(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM person WHERE id = ${personId}::uuid`;
  return rows.length > 0;
}

export async function accountOfPerson(tx: Tx, personId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ account_id: string }[]>`
    SELECT account_id FROM person_login WHERE person_id = ${personId}::uuid`;
  return row?.account_id;
}

/**
 * The account of a person, as `accountOfPerson`; both are held until the end of the transaction, and the person also without
 * an account: nobody gives them one, takes it away or closes it meanwhile.
 */
export async function holdAccountOf(tx: Tx, personId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ account_id: string | null }[]>`
    SELECT app.hold_account_of(${personId}::uuid) AS account_id`;
  return row?.account_id ?? undefined;
}

export async function personOfAccount(tx: Tx, accountId: string): Promise<string | undefined> {
  const [row] = await tx.$queryRaw<{ person_id: string }[]>`
    SELECT person_id FROM person_login WHERE account_id = ${accountId}::uuid`;
  return row?.person_id;
}

/** Ties an account to the adult it acts for; a line of history says who did it (`by`: "pivot" or an agent). */
export async function attachLogin(
  tx: Tx,
  cityId: string,
  login: { readonly accountId: string; readonly personId: string; readonly by: string },
): Promise<void> {
  const { accountId, personId, by } = login;
  await tx.personLogin.create({ data: { cityId, accountId, personId, attachedBy: by } });
}

/** The adult has no account any more: they may be given one, as somebody who never had any. */
export async function detachLogin(tx: Tx, accountId: string, personId: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM person_login WHERE account_id = ${accountId}::uuid AND person_id = ${personId}::uuid`;
}

export interface NewPerson {
  readonly cityId: string;
  readonly identity: NamedPivot;
  readonly email: string;
  readonly phone: string;
}

export async function createPerson(tx: Tx, { cityId, identity, email, phone }: NewPerson): Promise<string> {
  const id = newId();
  const { birthName, usageName, firstNames, gender, birthdate, birthplace, birthcountry } = identity;
  await tx.person.create({
    data: {
      cityId,
      id,
      birthName,
      usageName,
      firstNames: [...firstNames],
      gender: gender === "male" || gender === "female" ? gender : "unspecified",
      birthdate: normalBirthdate(birthdate) ?? "",
      birthplace,
      birthcountry,
      email,
      phone,
      pivotKey: pivotKeyOf(identity),
    },
  });
  return id;
}

/** The register's fields replace ours, and are marked as certified: nobody types over them afterwards. */
export async function certifyPerson(
  tx: Tx,
  personId: string,
  identity: NamedPivot,
  now: Temporal.Instant,
): Promise<void> {
  const { birthName, usageName, firstNames, gender, birthdate, birthplace, birthcountry } = identity;
  await tx.$executeRaw`
    UPDATE person SET birth_name = coalesce(nullif(${birthName}, ''), birth_name),
      usage_name = coalesce(nullif(${usageName}, ''), usage_name),
      first_names = CASE WHEN cardinality(${[...firstNames]}::text[]) > 0 THEN ${[...firstNames]}::text[] ELSE first_names END,
      gender = CASE WHEN ${gender} IN ('male', 'female') THEN ${gender} ELSE gender END,
      birthdate = coalesce(nullif(${normalBirthdate(birthdate) ?? ""}, ''), birthdate),
      birthplace = coalesce(nullif(${birthplace}, ''), birthplace),
      birthcountry = coalesce(nullif(${birthcountry}, ''), birthcountry),
      pivot_key = coalesce(nullif(${pivotKeyOf(identity)}, ''), pivot_key),
      certified_by = 'franceconnect', certified_at = ${new Date(now.epochMilliseconds)}
    WHERE id = ${personId}::uuid`;
}
