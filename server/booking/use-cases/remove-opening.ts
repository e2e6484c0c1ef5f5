import "server-only";
import type { z } from "zod";
import { findActivityByCode } from "@/server/catalogue";
import { err, ok, type Result } from "@/server/platform/result";
import { deleteOpening, lockOpenings } from "../data/openings";
import type { OpeningError } from "../openings-errors";
import type { removeOpeningSchema } from "../openings-schemas";
import { type OpeningsDesk, openingsVersion } from "../queries/openings";

/** "moved": another agent changed the openings of this activity since the page was read; nothing was done. */
export interface RemovalOutcome {
  readonly code: string;
  readonly openingId: string;
  readonly outcome: "removed" | "moved";
}

/**
 * Takes an opening away (C3). What it was about is governed by the others, or open to all when there is none left; no
 * booking is touched. Errors: OpeningActivityNotFound, OpeningNotFound.
 */
export async function removeOpening(
  { tx }: OpeningsDesk,
  { code, openingId, version }: z.output<typeof removeOpeningSchema>,
): Promise<Result<RemovalOutcome, OpeningError>> {
  const known = await findActivityByCode(tx, code);
  if (!known) return err({ tag: "OpeningActivityNotFound" });
  await lockOpenings(tx, known.id);
  // Read again under the lock: what another agent did until now.
  const activity = await findActivityByCode(tx, code);
  if (!activity?.openings.some(({ id }) => id === openingId)) return err({ tag: "OpeningNotFound" });
  if (openingsVersion(activity) !== version) return ok({ code, openingId, outcome: "moved" });
  await deleteOpening(tx, openingId);
  return ok({ code, openingId, outcome: "removed" });
}
