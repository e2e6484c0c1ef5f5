import { newId } from "@/server/platform/ids";
import type { apiOf } from "../../support/booking";
import { owner } from "../../support/owner";

type Api = ReturnType<typeof apiOf>;

/** A parent reads the recap of an end, and sends it. */
export async function sendRead(
  own: Api["booking"]["enrolment"],
  ending: { readonly enrolmentId: string; readonly lastDay: string },
  sendingId = newId(),
) {
  return own.sendEnd({ ...ending, sendingId, seen: await readLines(own, ending) });
}

/** What the recap of an end says, as its form sends it back. */
export async function readLines(
  own: Api["booking"]["enrolment"],
  ending: { readonly enrolmentId: string; readonly lastDay: string },
): Promise<string> {
  return (await own.endRecap(ending)).recap?.seen.join("\n") ?? "";
}

/** An agent reads a request to end an enrolment, for this last day, and accepts it. */
export async function acceptRead(staff: Api, requestId: string, to: string) {
  const until = to.split("/").toReversed().join("-");
  const { ending } = await staff.backoffice.enrolment.request({ requestId, until });
  return staff.booking.desk.acceptRequest({ requestId, to, seen: ending?.seen.join("\n") });
}

/** What became of each request of a household, in the order of the children. */
export async function requestsOf({ familyId }: { readonly familyId: string }) {
  const { rows } = await owner().query<{ id: string; who: string; status: string; kind: string }>(
    `SELECT r.id, c.first_name AS who, r.status, r.kind FROM enrolment_request r JOIN child c ON c.id = r.child_id
     WHERE r.family_id = $1 ORDER BY r.kind DESC, c.first_name, r.created_at, r.id`,
    [familyId],
  );
  return rows;
}
