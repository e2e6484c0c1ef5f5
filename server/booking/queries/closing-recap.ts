import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import type { closingWishSchema } from "../closing-schemas";
import { plannedEffects } from "../data/closing-effects";
import { verifiedSheet } from "../data/closings";
import { type ClosingScope, daysToClose } from "../domain/closing";
import type { ClosingRecap } from "../domain/closing-view";
import { namesOfScope, servedPlaces } from "./closing-places";

export interface ClosingReader {
  readonly tx: Tx;
  readonly city: { readonly id: string; readonly department: string; readonly timezone: string };
  readonly now: Temporal.Instant;
}

/** What a form asked: the last day is the first when it was left out. */
export function scopeOf(wish: z.output<typeof closingWishSchema>): ClosingScope {
  const { from, to, schoolId, activityId } = wish;
  return { first: from, last: to ?? from, schoolId, activityId };
}

/** The open days that a closing would close. Errors: every reason why it may not. */
export async function checkClosing(
  { tx, city, now }: ClosingReader,
  scope: ClosingScope,
): Promise<Result<LocalDate[], ClosingError>> {
  const names = await namesOfScope(tx, scope);
  if (!names.ok) return names;
  const days = daysToClose(scope, await servedPlaces(tx, city), dayOf(now, city.timezone));
  if (!days.ok) return days;
  const sheet = await verifiedSheet(tx, scope);
  return sheet ? err({ tag: "ClosingSheetVerified", ...sheet }) : days;
}

/** What confirming will close, cancel and end. The same errors as the closing itself. */
export async function readClosingRecap(
  reader: ClosingReader,
  wish: z.output<typeof closingWishSchema>,
): Promise<Result<ClosingRecap, ClosingError>> {
  const scope = scopeOf(wish);
  const days = await checkClosing(reader, scope);
  if (!days.ok) return days;
  const names = await namesOfScope(reader.tx, scope);
  if (!names.ok) return names;
  const effects = await plannedEffects(reader.tx, scope);
  return ok({ id: newId(), label: wish.label, ...scope, ...names.value, days: days.value, effects });
}
