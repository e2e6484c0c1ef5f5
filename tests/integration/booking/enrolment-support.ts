import { owner } from "../../support/owner";

/** What became of each request of a household, in the order of the children. */
export async function requestsOf({ familyId }: { readonly familyId: string }) {
  const { rows } = await owner().query<{ id: string; who: string; status: string; kind: string }>(
    `SELECT r.id, c.first_name AS who, r.status, r.kind FROM enrolment_request r JOIN child c ON c.id = r.child_id
     WHERE r.family_id = $1 ORDER BY r.kind DESC, c.first_name, r.created_at, r.id`,
    [familyId],
  );
  return rows;
}
