import "server-only";
import { listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { firstNameOf, livesInFamily } from "@/server/families";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { enrolmentsOf, heldPlaces } from "../data/enrolments";
import type { ChildEnrolmentsView } from "../domain/enrolment-view";

/** Undefined when the child does not live in this dossier. */
export async function readChildEnrolments(
  tx: Tx,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  today: LocalDate,
): Promise<ChildEnrolmentsView | undefined> {
  if (!(await livesInFamily(tx, familyId, childId))) return undefined;
  const held = await heldPlaces(tx, { childId, familyId, from: addDays(today, 1) });
  const activities = (await listActivities(tx)).filter(({ lastDay }) => lastDay >= today);
  return {
    firstName: await firstNameOf(tx, childId),
    enrolments: await enrolmentsOf(tx, childId),
    activities: activities.map(({ id, name, firstDay, lastDay }) => ({
      id,
      name,
      from: firstDay > today ? firstDay : today,
      to: lastDay,
    })),
    upcoming: { bookings: held.bookings, entries: held.entries },
  };
}
