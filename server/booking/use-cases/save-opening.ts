import "server-only";
import type { z } from "zod";
import { findActivityByCode } from "@/server/catalogue";
import { err, ok, type Result } from "@/server/platform/result";
import { insertOpening, lockOpenings, updateOpening } from "../data/openings";
import { isSameWish, type OpeningWish, wishOf } from "../domain/opening-wish";
import type { OpeningError } from "../openings-errors";
import type { saveOpeningSchema } from "../openings-schemas";
import { checkOpening, type OpeningsDesk, openingsVersion } from "../queries/openings";

/** "moved": another agent changed the openings of this activity since the recap was read; it is shown again, and nothing was done. */
export interface OpeningOutcome extends OpeningWish {
  readonly code: string;
  readonly openingId: string | null;
  readonly outcome: "saved" | "moved";
}

/**
 * Adds an opening, or changes one (C3). It holds from then on: no booking is touched, none is admitted that it does not
 * admit. Sent twice, it opens once. Errors: OpeningNoLongerPossible with why it cannot be any more; what is not of the city.
 */
export async function saveOpening(
  desk: OpeningsDesk,
  { version, newId, ...asked }: z.output<typeof saveOpeningSchema>,
): Promise<Result<OpeningOutcome, OpeningError>> {
  const known = await findActivityByCode(desk.tx, asked.code);
  if (!known) return err({ tag: "OpeningActivityNotFound" });
  await lockOpenings(desk.tx, known.id);
  const checked = await checkOpening(desk, asked);
  if (!checked.ok) return noLonger(checked.error);
  const { activity, window } = checked.value;
  const id = asked.openingId ?? newId;
  const before = activity.openings.find((opening) => opening.id === id);
  const zone = desk.city.timezone;
  if (before && isSameWish(wishOf(before, zone), wishOf(window, zone))) return ok({ ...asked, outcome: "saved" });
  if (openingsVersion(activity) !== version) return ok({ ...asked, outcome: "moved" });
  if (before) await updateOpening(desk.tx, id, window);
  else await insertOpening(desk.tx, id, activity.id, window);
  return ok({ ...asked, outcome: "saved" });
}

/** What is not of the city stays an answer like that of no page. */
function noLonger(error: OpeningError) {
  return err(error.tag.endsWith("NotFound") ? error : ({ tag: "OpeningNoLongerPossible", because: error } as const));
}
