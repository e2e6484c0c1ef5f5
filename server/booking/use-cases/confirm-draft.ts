import "server-only";
import type { z } from "zod";
import { type TenantScope, withCityResult } from "@/server/db/tenant-tx";
import { newId } from "@/server/platform/ids";
import { logger } from "@/server/platform/logger";
import { err, ok, type Result } from "@/server/platform/result";
import { findFamilyDraft, rememberSeen } from "../data/drafts";
import type { FamilyChild } from "../data/family-children";
import { lastBookingMoment, type OfferWindows, offerWindows } from "../data/offer-windows";
import { type Settlement, settleDraft, type TakeRequest } from "../data/settle";
import { offerExpiry } from "../domain/offer-expiry";
import { digestOf, type PlanLine } from "../domain/plan";
import { recapChanges } from "../domain/recap";
import type { BookingError } from "../errors";
import { type BookingScope, WHOLE_SIGHT } from "../queries/board";
import { type Plan, readPlan } from "../queries/plan";
import { summaryOf } from "../queries/recap";
import type { confirmSchema } from "../schemas";

/** "changed": the recap is no longer what was read; it is shown again, and nothing was done. */
export interface ConfirmOutcome {
  readonly draftId: string;
  readonly outcome: "confirmed" | "changed";
}

type AddLine = Extract<PlanLine<FamilyChild>, { kind: "add" }>;

/** Who confirms. The use case opens its own transactions with `scope`. */
export interface ConfirmDoor extends Omit<BookingScope, "tx"> {
  readonly scope: TenantScope;
  readonly accountId: string;
}

/** The second sees what made the base refuse the first; the third is for an agent who corrects that meanwhile. */
const MOST_LOOKS = 3;

type Prepared = { readonly done: ConfirmOutcome } | { readonly settlement: Settlement };

/**
 * Carries a draft out, if it would still do what its recap said (B1, B3, B5). Once: a second confirmation, by a double
 * click, a back button or another tab, gives the first outcome. Who finds a day full meanwhile takes the rank that the
 * recap announced. Read in one transaction, carried out by a statement of its own, which counts again, and does nothing
 * when a child left the activity or the household in between: the second look then finds what has changed. When an agent
 * changes the places at each look, the draft is kept and the parent asked to confirm once more: BookingPlacesMoving.
 *
 * The town's windows (C3) are judged at the instant at which the request came, in the first transaction: an agent who changes
 * one in the moment between the two comes after a booking that was admitted, as if it had been confirmed just before.
 */
export async function confirmDraft(
  door: ConfirmDoor,
  input: z.output<typeof confirmSchema>,
): Promise<Result<ConfirmOutcome, BookingError>> {
  for (let look = 0; look < MOST_LOOKS; look++) {
    const prepared = await withCityResult(door.scope, (tx) => prepare({ ...door, tx }, input));
    if (!prepared.ok) return prepared;
    if ("done" in prepared.value) return ok(prepared.value.done);
    const { settlement } = prepared.value;
    if (await settleDraft(door.scope, settlement)) return ok({ draftId: settlement.draftId, outcome: "confirmed" });
  }
  return err({ tag: "BookingPlacesMoving" });
}

async function prepare(
  scope: ConfirmDoor & BookingScope,
  input: z.output<typeof confirmSchema>,
): Promise<Result<Prepared, BookingError>> {
  const { tx, familyId, accountId, now } = scope;
  const draft = await findFamilyDraft(tx, input.draft, familyId);
  if (!draft) return err({ tag: "BookingDraftNotFound" });
  const done: ConfirmOutcome = { draftId: draft.id, outcome: "confirmed" };
  if (draft.confirmed) return ok({ done });
  const plan = await readPlan({ ...scope, sight: WHOLE_SIGHT }, draft);
  if (!plan) return err({ tag: "BookingActivityNotFound" });
  noteTooLate(scope, plan);
  const { added, removed } = recapChanges(input.seen, digestOf(plan.lines, scope.sight.amounts));
  if (added.length + removed.length > 0) {
    // What moved may be our own twin, that went first: then there is nothing to read again.
    const isStillOpen = await rememberSeen(tx, draft.id, input.seen);
    return ok({ done: isStillOpen ? { draftId: draft.id, outcome: "changed" } : done });
  }
  const cancels = plan.lines.filter((line) => line.kind === "cancel");
  const leaves = plan.lines.filter((line) => line.kind === "leave");
  const adds = plan.lines.filter((line) => line.kind === "add");
  if (cancels.length + leaves.length + adds.length === 0) return err({ tag: "BookingNothingChanged" });

  const ids = new Map<PlanLine, string>(adds.map((line) => [line, newId()]));
  const freed = [...cancels, ...leaves].map(({ slotId }) => slotId);
  const settlement: Settlement = {
    draftId: draft.id,
    accountId,
    cancel: cancels.map((line) => line.bookingId),
    billed: cancels.filter(({ billed }) => billed).map((line) => line.bookingId),
    leave: leaves.map((line) => line.entryId),
    take: takesOf(plan, adds, ids),
    windows: { ...windowsOf(scope, plan, adds), ...(await offerWindows(scope, freed)) },
    waitlist: plan.board.activity.settings.whenFull === "waitlist",
    summary: summaryOf(plan, WHOLE_SIGHT, (line) => ids.get(line) ?? null),
    now,
  };
  return ok({ settlement });
}

/** A security event (attack 29): what is confirmed asks for days whose last moment has gone, by an old page or a made-up form. */
function noteTooLate({ scope, accountId }: ConfirmDoor, { lines }: Plan): void {
  const days = lines.filter((line) => line.kind === "refused" && line.cause === "tooLate").length;
  if (days === 0) return;
  const { cityId, request } = scope;
  logger.warn({ event: "booking-too-late", days, cityId, account: accountId, request }, "booking");
}

function takesOf({ board }: Plan, adds: readonly AddLine[], ids: ReadonlyMap<PlanLine, string>): TakeRequest[] {
  const groups = new Map<string, string>();
  return adds.flatMap((line) => {
    const fee = board.price(line.child, line.day, line.late);
    const id = ids.get(line);
    if (!fee.ok || !fee.value || id === undefined) return [];
    if (line.group !== null && !groups.has(line.group)) groups.set(line.group, newId());
    const group = line.group === null ? null : (groups.get(line.group) ?? null);
    const { total: price } = fee.value;
    return [{ id, slot: line.slotId, child: line.child.id, price, fee: fee.value, late: line.late, group }];
  });
}

/** The slots that are only taken from need no further read: their calendar is on the board. */
function windowsOf({ now }: BookingScope, { board }: Plan, adds: readonly AddLine[]): OfferWindows {
  const { rules, waitlist } = board.activity.settings;
  return Object.fromEntries(
    adds.map(({ slotId, child, day }) => {
      const lastMoment = lastBookingMoment(rules, day, board.calendar(child, day), board.zone);
      return [
        slotId,
        offerExpiry({ now, hours: waitlist.offerHours, lastMoment, zone: board.zone })?.toString() ?? null,
      ];
    }),
  );
}
