import "server-only";
import type { HomePlace } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import type { ContactError } from "../contact-errors";
import { type ChangeRequest, closeChangeRequest, lockChangeRequest } from "../data/change-requests";
import { applyChanges, lockCoordinates } from "../data/coordinates";
import { readHomes } from "../data/homes";
import type { DeskError } from "../desk-errors";
import { movedMeanwhile } from "../domain/change-request";
import { homesVersion } from "../domain/household-version";
import type { Unreached } from "../domain/unreached";
import type { FamilyError } from "../errors";
import { acceptContact } from "./accept-contact";
import { mailChangeDecision } from "./mail-change-decision";
import { recordMove } from "./record-move";

/** An agent who answers, and what they answer to. */
export interface Deciding {
  readonly city: City;
  readonly requestId: string;
  readonly agentId: string;
  readonly clock: Clock;
}

export interface Accepting extends Deciding {
  readonly overwrite: boolean;
  /** Of a new address: where the household lives for the fees, and from when. */
  readonly residence?: HomePlace | undefined;
  /** Of the moves that the agent read. */
  readonly homes?: string | undefined;
  readonly from?: LocalDate | undefined;
}

export interface ChangeDecided {
  readonly unreached: Unreached | null;
}

/**
 * Accepts a request: the dossier changes and the family is told (D13). A value that changed since the request is only
 * replaced when the agent says so with `overwrite`. Errors: ChangeRequestNotFound, ChangeAlreadyDecided, ValueMovedMeanwhile,
 * ChildNotFound when the child of a contact has left the dossier, TooManyContacts when its list is full, HouseholdMoveUnlikely,
 * HomesMovedMeanwhile.
 */
export async function acceptChange(
  tx: Tx,
  { overwrite, residence, homes, from, ...deciding }: Accepting,
): Promise<Result<ChangeDecided, ContactError | DeskError | FamilyError>> {
  const found = await pendingRequest(tx, deciding.requestId);
  if (!found.ok) return found;
  const request = found.value;
  const current = await lockCoordinates(tx, request.familyId, request.personId);
  if (!current) return err({ tag: "ChangeRequestNotFound" });
  const moved = movedMeanwhile(request.changes, current);
  if (moved.length > 0 && !overwrite) return err({ tag: "ValueMovedMeanwhile", fields: moved });
  const { contact } = request.changes;
  if (contact) {
    const { city, clock } = deciding;
    const applied = await acceptContact(tx, { city, clock, request, change: contact, overwrite });
    if (!applied.ok) return applied;
  }
  if (request.changes.address && residence) {
    const { city, clock, agentId } = deciding;
    const known = await readHomes(tx, request.familyId);
    if (!known || homesVersion(known) !== homes) return err({ tag: "HomesMovedMeanwhile" });
    const now = clock.now();
    const move = { residence, from: from ?? dayOf(now, city.timezone), source: "request", agentId, now } as const;
    const recorded = await recordMove(tx, { city, familyId: request.familyId, ...move });
    if (!recorded.ok) return recorded;
  }
  await applyChanges(tx, request.familyId, request.personId, request.changes);
  await settle(tx, deciding, "accepted", null);
  const answered = { ...deciding, request, answer: { kind: "accepted" }, formerEmail: current.email } as const;
  return ok({ unreached: await mailChangeDecision(tx, answered) });
}

/** Refuses a request; the family receives the reason. Errors: ChangeRequestNotFound, ChangeAlreadyDecided. */
export async function refuseChange(
  tx: Tx,
  { reason, ...deciding }: Deciding & { readonly reason: string },
): Promise<Result<ChangeDecided, FamilyError>> {
  const found = await pendingRequest(tx, deciding.requestId);
  if (!found.ok) return found;
  await settle(tx, deciding, "refused", reason);
  const answered = { ...deciding, request: found.value, answer: { kind: "refused", reason } } as const;
  return ok({ unreached: await mailChangeDecision(tx, answered) });
}

async function pendingRequest(tx: Tx, requestId: string): Promise<Result<ChangeRequest, FamilyError>> {
  const request = await lockChangeRequest(tx, requestId);
  if (!request) return err({ tag: "ChangeRequestNotFound" });
  return request.status === "pending" ? ok(request) : err({ tag: "ChangeAlreadyDecided" });
}

function settle(
  tx: Tx,
  { requestId, agentId, clock }: Deciding,
  status: "accepted" | "refused",
  reason: string | null,
) {
  return closeChangeRequest(tx, requestId, { status, decidedBy: agentId, reason, at: clock.now() });
}
