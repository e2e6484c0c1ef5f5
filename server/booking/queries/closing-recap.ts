import "server-only";
import type { Temporal } from "temporal-polyfill";
import type { z } from "zod";
import type { Tx } from "@/server/db/tenant-tx";
import { shownVersion } from "@/server/families";
import { dayOf, type LocalDate } from "@/server/platform/dates";
import { newId } from "@/server/platform/ids";
import { err, ok, type Result } from "@/server/platform/result";
import type { ClosingError } from "../closing-errors";
import type { closingWishSchema } from "../closing-schemas";
import { plannedEffects } from "../data/closing-effects";
import { verifiedSheet } from "../data/closings";
import { type ClosingScope, daysToClose, openingDays, seenDays } from "../domain/closing";
import type { ClosingRecap, KeptClosedDay } from "../domain/closing-view";
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

/** The days of a period, and a version of what is shown of them: those that a closing would close, and those that another one has closed already. */
interface CheckedDays {
  readonly days: readonly LocalDate[];
  readonly closed: readonly KeptClosedDay[];
  readonly seen: string;
}

/** The days that a closing would close. Errors: every reason why it may not. */
export async function checkClosing(
  { tx, city, now }: ClosingReader,
  scope: ClosingScope,
): Promise<Result<CheckedDays, ClosingError>> {
  const names = await namesOfScope(tx, scope);
  if (!names.ok) return names;
  const places = await servedPlaces(tx, city);
  const days = daysToClose(scope, places, dayOf(now, city.timezone));
  if (!days.ok) return days;
  const sheet = await verifiedSheet(tx, scope);
  if (sheet) return err({ tag: "ClosingSheetVerified", ...sheet });
  const closed = openingDays(scope, places).kept;
  return ok({ days: days.value, closed, seen: shownVersion({ days: seenDays(days.value, closed) }) });
}

/** What confirming will close, cancel and end. The same errors as the closing itself. */
export async function readClosingRecap(
  reader: ClosingReader,
  wish: z.output<typeof closingWishSchema>,
): Promise<Result<ClosingRecap, ClosingError>> {
  const scope = scopeOf(wish);
  const checked = await checkClosing(reader, scope);
  if (!checked.ok) return checked;
  const names = await namesOfScope(reader.tx, scope);
  if (!names.ok) return names;
  const effects = await plannedEffects(reader.tx, scope);
  return ok({ id: newId(), label: wish.label, ...scope, ...names.value, ...checked.value, effects });
}
