import { newId } from "@/server/platform/ids";
import type { Canteen, EatingFamily } from "../support/canteen";
import { insert } from "../support/owner";

/** The victim asks to end its child's enrolment in June, and waits. */
export async function makeEnrolmentRequest(
  { city, activityId }: Canteen,
  { familyId, personId, accountId }: EatingFamily,
  of: { readonly childId: string; readonly enrolmentId: string; readonly comment: string },
): Promise<string> {
  const id = newId();
  await insert("enrolment_request", {
    city_id: city.id,
    id,
    sending_id: newId(),
    family_id: familyId,
    child_id: of.childId,
    activity_id: activityId,
    kind: "desinscription",
    enrolment_id: of.enrolmentId,
    first_day: "2026-09-01",
    last_day: "2027-06-30",
    comment: of.comment,
    requested_by: accountId,
    person_id: personId,
    created_at: "2026-11-22T09:00:00Z",
  });
  return id;
}
