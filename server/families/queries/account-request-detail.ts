import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import { findAccountRequest } from "../data/account-requests";
import { ACCOUNTS_OF_PERSON } from "../data/mail-address-sql";
import { findCandidates, type NamedPerson } from "../data/pivot-persons";
import type { AccountRequest, Comparison } from "../domain/account-request";
import { compareWith } from "../domain/account-request-comparison";
import { matchPivot } from "../domain/match-pivot";

export interface CandidateFamily {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

/** A person of the dossiers beside the request: what agrees, their dossiers, and whether they log in already. */
export interface AccountCandidate extends Omit<NamedPerson, "taken"> {
  readonly comparison: Comparison;
  readonly families: readonly CandidateFamily[];
  readonly hasLogin: boolean;
  /** Their account opens nothing: no login joins it. */
  readonly suspended: boolean;
}

export interface AccountRequestDetail {
  readonly request: Omit<AccountRequest, "createdAt"> & { readonly createdAt: string };
  readonly candidates: readonly AccountCandidate[];
  /** The dossier in which an approved request was placed, and whether it has no child yet. */
  readonly placed: (CandidateFamily & { readonly childless: boolean }) | null;
}

/** A request and the persons who resemble it, the nearest first; undefined when the city has no such request. */
export async function accountRequestDetail(
  tx: Tx,
  requestId: string,
  issuer: string,
): Promise<AccountRequestDetail | undefined> {
  const request = await findAccountRequest(tx, requestId);
  if (!request) return undefined;
  const near = await nearPersons(tx, request, issuer);
  const links = await linksOf(
    tx,
    near.map(({ personId }) => personId),
  );
  const asked = { ...request.identity, email: request.email, phone: request.phone };
  const candidates = near.map(({ taken: _, ...person }) => ({
    ...person,
    comparison: compareWith(asked, person),
    families: links.filter(({ personId }) => personId === person.personId).flatMap(({ family }) => family ?? []),
    hasLogin: links.some(({ personId, hasLogin }) => personId === person.personId && hasLogin),
    suspended: links.some((link) => link.personId === person.personId && link.suspended),
  }));
  const agreements = ({ comparison }: AccountCandidate) =>
    Object.values(comparison).filter((agreement) => agreement === "same").length;
  candidates.sort((a, b) => agreements(b) - agreements(a));
  const placed = await placeOf(tx, requestId);
  return { request: { ...request, createdAt: request.createdAt.toISOString() }, candidates, placed };
}

async function placeOf(tx: Tx, requestId: string): Promise<AccountRequestDetail["placed"]> {
  const [row] = await tx.$queryRaw<{ id: string; number: bigint; name: string; childless: boolean }[]>`
    SELECT f.id, f.number, f.name, NOT EXISTS (
      SELECT FROM family_child fc WHERE fc.city_id = f.city_id AND fc.family_id = f.id AND fc.left_at IS NULL) AS childless
    FROM account_request r JOIN family f ON f.city_id = r.city_id AND f.id = r.family_id
    WHERE r.id = ${requestId}::uuid AND r.status = 'approved'`;
  return row ? { ...row, number: String(row.number) } : null;
}

async function nearPersons(tx: Tx, { identity }: AccountRequest, issuer: string): Promise<NamedPerson[]> {
  const found = await findCandidates(tx, identity, issuer);
  const match = matchPivot(identity, found);
  const near = match.kind === "full" ? [match.personId] : match.kind === "doubtful" ? match.personIds : [];
  return found.filter(({ personId }) => near.includes(personId));
}

interface Link {
  readonly personId: string;
  readonly hasLogin: boolean;
  readonly suspended: boolean;
  readonly family: CandidateFamily | undefined;
}

async function linksOf(tx: Tx, personIds: readonly string[]): Promise<Link[]> {
  const rows = await tx.$queryRaw<
    {
      person_id: string;
      has_login: boolean;
      suspended: boolean;
      id: string | null;
      number: bigint | null;
      name: string | null;
    }[]
  >`
    SELECT p.id AS person_id, a.id IS NOT NULL AS has_login, coalesce(a.status NOT IN ('active', 'waiting'), false) AS suspended,
      f.id, f.number, f.name
    FROM person p ${ACCOUNTS_OF_PERSON}
    LEFT JOIN family_adult fa ON fa.city_id = p.city_id AND fa.person_id = p.id AND fa.left_at IS NULL
    LEFT JOIN family f ON f.city_id = fa.city_id AND f.id = fa.family_id AND f.status = 'active'
    WHERE p.id = ANY(${[...personIds]}::uuid[])
    ORDER BY f.number`;
  return rows.map(({ person_id: personId, has_login: hasLogin, suspended, id, number, name }) => ({
    personId,
    hasLogin,
    suspended,
    family: id && name !== null ? { id, number: String(number), name } : undefined,
  }));
}
