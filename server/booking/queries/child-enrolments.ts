import "server-only";
import { listActivities } from "@/server/catalogue";
import type { Tx } from "@/server/db/tenant-tx";
import { firstNameOf, livesInFamily } from "@/server/families";
import { addDays, type LocalDate } from "@/server/platform/dates";
import { type Enrolment, enrolmentsOf, heldPlaces } from "../data/enrolments";

/** What an agent sees of a child's activities: enrolments, those it may join, and what its household holds to come. */
export interface ChildEnrolments {
  readonly firstName: string;
  readonly enrolments: readonly Enrolment[];
  /** `from` and `to`: what is left of the activity, to begin with. */
  readonly activities: readonly {
    readonly id: string;
    readonly name: string;
    readonly from: LocalDate;
    readonly to: LocalDate;
  }[];
  readonly upcoming: { readonly bookings: number; readonly entries: number };
}

/** Undefined when the child does not live in this dossier. */
export async function readChildEnrolments(
  tx: Tx,
  { familyId, childId }: { readonly familyId: string; readonly childId: string },
  today: LocalDate,
): Promise<ChildEnrolments | undefined> {
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
