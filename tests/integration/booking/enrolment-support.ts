import { newId } from "@/server/platform/ids";
import type { apiOf } from "../../support/booking";
import { type Canteen, makeSlots } from "../../support/canteen";
import { makeChild, makeFamily, makeSchool } from "../../support/factory";
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

/** What the recap says of children who are free until the end of the activity. */
export const readAsk = (children: readonly string[], from = "2026-11-30") =>
  children.map((id) => `${id}|${from}|2027-07-02`).join("\n");

/** A household with two children whom nobody has enrolled, at a school that is open on these days. */
export async function makeNewcomers(town: Canteen, days: readonly string[]) {
  const family = await makeFamily(town.city.id);
  const schoolId = await makeSchool(town.city.id);
  await makeSlots(town, schoolId, days, 5);
  const child = (first_name: string) =>
    makeChild(town.city.id, family.familyId, { school_id: schoolId, first_name, birthdate: "2018-05-04" });
  const children = [await child("Ana"), await child("Ben")] as const;
  return { ...family, schoolId, children };
}
