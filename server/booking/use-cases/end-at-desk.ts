import "server-only";
import { err, type Result } from "@/server/platform/result";
import { lockClosings } from "../data/closings";
import { lockChild } from "../data/enrolments";
import { lockPendingEnds } from "../data/pending-ends";
import type { BookingDeskError } from "../desk-errors";
import type { SendEndEnrolment } from "../desk-schemas";
import { endingChanges } from "../domain/ending-effects";
import { checkChosenEnd, readDeskEnding } from "../queries/desk-ending";
import { firstDayGone } from "../queries/ending-effects";
import type { DeskScope } from "./desk-scope";
import { type EndedEnrolment, endEnrolment } from "./end-enrolment";
import { holdPlaces } from "./hold-places";

/**
 * An agent ends an enrolment, if that would still do what its recap said: a parent may have booked since, a deadline have passed,
 * or another agent have ended it (B1). The recap is compared under the locks: nothing moves between the comparison and the
 * end, and who closes or divides days waits. Errors: those of `endEnrolment`, EnrolmentEndsAlready, DeskEndMoved.
 */
export async function endAtDesk(
  desk: DeskScope,
  { seen, ...ending }: SendEndEnrolment,
): Promise<Result<EndedEnrolment, BookingDeskError>> {
  const { tx, city, clock } = desk;
  const { childId, enrolmentId, lastDay } = ending;
  await lockClosings(tx, city.id);
  await lockChild(tx, childId);
  await lockPendingEnds(tx, enrolmentId);
  const checked = await checkChosenEnd(tx, ending);
  if (!checked.ok) return checked;
  const { activityId } = checked.value;
  const now = clock.now();
  await holdPlaces({ tx, city, now, childId, activityId, from: firstDayGone({ city, lastDay, now }) });
  const days = endingChanges(seen, (await readDeskEnding(desk, checked.value, ending, now)).seen);
  return days ? err({ tag: "DeskEndMoved", days }) : endEnrolment(desk, ending);
}
