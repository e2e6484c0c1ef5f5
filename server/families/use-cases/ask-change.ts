import "server-only";
import type { Tx } from "@/server/db/tenant-tx";
import type { Clock } from "@/server/platform/clock";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { err, ok, type Result } from "@/server/platform/result";
import type { City } from "@/server/tenancy";
import { insertChangeRequest, pendingFields } from "../data/change-requests";
import { applyChanges, lockCoordinates } from "../data/coordinates";
import {
  type Coordinates,
  changesBetween,
  fieldsOf,
  movedMeanwhile,
  pickChanges,
  splitByPolicy,
  wishesOf,
} from "../domain/change-request";
import { isLikelyMove, likelyMoves } from "../domain/homes";
import type { FamilyError } from "../errors";
import { mailFormerAddress } from "./mail-former-address";

export interface ChangeAsked {
  readonly city: City;
  readonly familyId: string;
  /** The adult who asks, for their own details or for the household's address. */
  readonly personId: string;
  readonly accountId: string;
  /** What the form showed when it was opened, of the fields that it asked for. */
  readonly shown: Partial<Coordinates>;
  readonly wanted: Partial<Coordinates>;
  /** The first day at a new address, where the parent says it. */
  readonly movedOn?: LocalDate | undefined;
  readonly clock: Clock;
}

/** What became of a request: each part, if there is one. */
export interface ChangeOutcome {
  readonly appliedRequestId: string | null;
  readonly pendingRequestId: string | null;
}

/**
 * A parent asks to change contact details (D13). What the town lets through is applied at once, the rest waits; both
 * keep before and after. A field that the form left as it was shown is no wish, whatever the dossier has by now; one that
 * both changed is refused, with what it has become. Errors: FamilyNotFound, FieldIsCertified, NothingChanged,
 * FieldMovedMeanwhile, ChangeAlreadyPending, MoveUnlikely.
 */
export async function askChange(tx: Tx, asked: ChangeAsked): Promise<Result<ChangeOutcome, FamilyError>> {
  const current = await lockCoordinates(tx, asked.familyId, asked.personId);
  if (!current) return err({ tag: "FamilyNotFound" });
  const changes = changesBetween(current, wishesOf(asked.shown, asked.wanted));
  const fields = fieldsOf(changes);
  if (current.certified && changes.usageName) return err({ tag: "FieldIsCertified", field: "usageName" });
  if (fields.length === 0) return err({ tag: "NothingChanged" });
  const [crossed] = movedMeanwhile(changes, { ...current, ...asked.shown });
  if (crossed) return err({ tag: "FieldMovedMeanwhile", field: crossed, change: pickChanges(changes, [crossed]) });
  const waiting = await pendingFields(tx, asked.familyId, asked.personId);
  const twice = fields.filter((field) => waiting.includes(field));
  if (twice.length > 0) return err({ tag: "ChangeAlreadyPending", fields: twice });

  const today = dayOf(asked.clock.now(), asked.city.timezone);
  if (changes.address && asked.movedOn) {
    if (!isLikelyMove(asked.movedOn, today)) return err({ tag: "MoveUnlikely", ...likelyMoves(today) });
    changes.address.from = asked.movedOn;
  }

  const { now, later } = splitByPolicy(changes, asked.city.settings.appliedAtOnce);
  const record = {
    cityId: asked.city.id,
    familyId: asked.familyId,
    personId: asked.personId,
    requestedBy: asked.accountId,
  };
  const at = asked.clock.now();
  let [appliedRequestId, pendingRequestId]: [string | null, string | null] = [null, null];
  if (fieldsOf(now).length > 0) {
    await applyChanges(tx, asked.familyId, asked.personId, now);
    appliedRequestId = await insertChangeRequest(tx, { ...record, changes: now, applied: true }, at);
    if (now.email) await mailFormerAddress(tx, { ...asked, requestId: appliedRequestId, former: now.email.before });
  }
  if (fieldsOf(later).length > 0) {
    pendingRequestId = await insertChangeRequest(tx, { ...record, changes: later, applied: false }, at);
  }
  return ok({ appliedRequestId, pendingRequestId });
}
