import "server-only";
import type { z } from "zod";
import { findActivity } from "@/server/catalogue";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import { insertDraft } from "../data/drafts";
import { familyChildren } from "../data/family-children";
import { firstDayOf, lastDayOf } from "../domain/month";
import { changesSomething, readWish } from "../domain/wish";
import type { BookingError } from "../errors";
import type { BookingScope } from "../queries/board";
import type { makeDraftSchema } from "../schemas";

/** Keeps the month as a parent wishes it, and what the page had shown; nothing is booked yet (B2). */
export async function makeDraft(
  scope: BookingScope & { readonly accountId: string },
  input: z.output<typeof makeDraftSchema>,
): Promise<Result<{ draftId: string }, BookingError>> {
  const { tx, familyId, accountId } = scope;
  const activity = await findActivity(tx, input.activity);
  if (!activity) return err({ tag: "BookingActivityNotFound" });
  const { children } = await familyChildren(tx, familyId, activity.id);
  const period = { first: firstDayOf(input.month), last: lastDayOf(input.month) };
  const sent = { base: input.base, wanted: input.wanted, together: input.together === "together" };
  const { wish, strangers } = readWish(sent, { children, ...period });
  if (strangers.length > 0) return err({ tag: "BookingChildNotFound" });
  if (!changesSomething(wish)) return err({ tag: "BookingNothingChanged" });
  const draftId = newId();
  await insertDraft(tx, { id: draftId, familyId, accountId, activityId: activity.id, ...period, ...sent });
  return ok({ draftId });
}
