import "server-only";
import { Temporal } from "temporal-polyfill";
import type { Tx } from "@/server/db/tenant-tx";
import type { LocalDate } from "@/server/platform/dates";
import { ABOUT } from "../data/change-requests";
import { readCoordinates } from "../data/coordinates";
import { readHomes } from "../data/homes";
import { type ChangeStatus, changeSetSchema, fieldsOf, isOfHousehold } from "../domain/change-request";
import { type ChangeLine, changeLines, FIELD_NAMES } from "../domain/change-request.fr";
import type { BanView } from "../domain/dossier";
import type { HomeToConfirm } from "../domain/homes";
import { homeToConfirm } from "../domain/household-version";
import type { Membership } from "../domain/membership";
import { visibilityOf } from "../domain/visibility";
import { bansOfChildren } from "./bans";
import { type ComparedLine, comparedLines } from "./compared-lines";

/** A request as the family follows it. Instants are ISO texts in UTC. */
export interface FollowedChange {
  readonly id: string;
  readonly status: ChangeStatus;
  readonly askedAt: string;
  readonly decidedAt: string | null;
  /** Applied by the town's setting, without waiting for anyone. */
  readonly appliedAtOnce: boolean;
  readonly reason: string | null;
  readonly mine: boolean;
  readonly lines: readonly ChangeLine[];
}

interface Row {
  id: string;
  person_id: string;
  status: ChangeStatus;
  fields: unknown;
  created_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  reason: string | null;
}

const iso = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()).toString();

/**
 * The requests that an adult may follow: their own, and those about the address and contacts of a household they hold. What
 * another adult asks for their own telephone or e-mail is not theirs to read.
 */
export async function followChanges(tx: Tx, family: Membership): Promise<FollowedChange[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT r.id, ${ABOUT} AS person_id, r.status, r.fields, r.created_at, r.decided_at, r.decided_by, r.reason
    FROM change_request r WHERE r.family_id = ${family.familyId}::uuid ORDER BY r.created_at DESC, r.id DESC LIMIT 100`;
  return rows.flatMap((row) => {
    const mine = row.person_id === family.personId;
    const changes = changeSetSchema.parse(row.fields);
    const shared = visibilityOf(family).household && isOfHousehold(changes);
    if (!mine && !shared) return [];
    return {
      id: row.id,
      status: row.status,
      askedAt: iso(row.created_at),
      decidedAt: row.decided_at && iso(row.decided_at),
      appliedAtOnce: row.status === "accepted" && row.decided_by === null,
      reason: row.reason,
      mine,
      lines: changeLines(changes),
    };
  });
}

/** One line of the agents' queue. */
export interface PendingChange {
  readonly id: string;
  readonly familyId: string;
  readonly familyNumber: string;
  readonly familyName: string;
  readonly requester: string;
  /** "Téléphone, adresse postale": what is to change, not the values. */
  readonly about: string;
  readonly askedAt: string;
  readonly assignedTo: string | null;
}

interface PendingRow {
  id: string;
  family_id: string;
  number: bigint;
  name: string;
  requester: string;
  fields: unknown;
  created_at: Date;
  assigned_to: string | null;
}

/** Requests that wait for an agent, oldest first (W1). */
export async function listPendingChanges(tx: Tx, limit = 200): Promise<PendingChange[]> {
  const rows = await tx.$queryRaw<PendingRow[]>`
    SELECT r.id, r.family_id, f.number, f.name, a.display_name AS requester, r.fields, r.created_at, r.assigned_to
    FROM change_request r
    JOIN family f ON f.city_id = r.city_id AND f.id = r.family_id
    JOIN account a ON a.city_id = r.city_id AND a.id = r.requested_by
    WHERE r.status = 'pending' ORDER BY r.created_at, r.id LIMIT ${limit}`;
  return rows.map((row) => ({
    id: row.id,
    familyId: row.family_id,
    familyNumber: String(row.number),
    familyName: row.name,
    requester: row.requester,
    about: fieldsOf(changeSetSchema.parse(row.fields))
      .map((field) => FIELD_NAMES[field])
      .join(", "),
    askedAt: iso(row.created_at),
    assignedTo: row.assigned_to,
  }));
}

/** A request as an agent decides it: before, after, and what the dossier has now. */
export interface ChangeDetail extends PendingChange {
  readonly status: ChangeStatus;
  readonly reason: string | null;
  readonly decidedAt: string | null;
  readonly lines: readonly ComparedLine[];
  /** Whether the answer goes to all who hold the household, and not to who asked for their own details. */
  readonly ofHousehold: boolean;
  /** Of a new address that waits; null for everything else. */
  readonly home: HomeToConfirm | null;
  /** Who must not come for the child of a contact, in all its households; none when it is about something else. */
  readonly forbidden: readonly BanView[];
}

interface DetailRow extends PendingRow {
  person_id: string;
  status: ChangeStatus;
  reason: string | null;
  decided_at: Date | null;
}

/** `today`: the day from which a new address counts, unless the parent says another one. */
export async function findChangeDetail(tx: Tx, requestId: string, today: LocalDate): Promise<ChangeDetail | undefined> {
  const rows = await tx.$queryRaw<DetailRow[]>`
    SELECT r.id, r.family_id, f.number, f.name, a.display_name AS requester, r.fields, r.created_at, r.assigned_to,
           ${ABOUT} AS person_id, r.status, r.reason, r.decided_at
    FROM change_request r
    JOIN family f ON f.city_id = r.city_id AND f.id = r.family_id
    JOIN account a ON a.city_id = r.city_id AND a.id = r.requested_by
    WHERE r.id = ${requestId}::uuid`;
  const row = rows[0];
  const current = row && (await readCoordinates(tx, row.family_id, row.person_id));
  if (!row || !current) return undefined;
  const changes = changeSetSchema.parse(row.fields);
  const homes = changes.address && row.status === "pending" ? await readHomes(tx, row.family_id) : undefined;
  return {
    id: row.id,
    familyId: row.family_id,
    familyNumber: String(row.number),
    familyName: row.name,
    requester: row.requester,
    about: fieldsOf(changes)
      .map((field) => FIELD_NAMES[field])
      .join(", "),
    askedAt: iso(row.created_at),
    assignedTo: row.assigned_to,
    status: row.status,
    reason: row.reason,
    decidedAt: row.decided_at && iso(row.decided_at),
    lines: await comparedLines(tx, row.family_id, { changes, current, pending: row.status === "pending" }),
    ofHousehold: isOfHousehold(changes),
    home: homes ? homeToConfirm(homes, changes.address?.from ?? today) : null,
    forbidden: (await bansOfChildren(tx, row.family_id)).filter(({ childId }) => childId === changes.contact?.childId),
  };
}
