import { newId } from "@/server/platform/ids";
import type { Canteen } from "../support/canteen";
import { writeOpening } from "../support/openings";
import { insert } from "../support/owner";

/** A document that the town asks of a family or of a child. */
export async function documentType(cityId: string, audience: "family" | "child"): Promise<string> {
  const id = newId();
  const row = { city_id: cityId, id, code: `piece-${audience}`, label: "Pièce", audience, required: true };
  await insert("document_type", { ...row, validity_months: 12 });
  return id;
}

/** When the town's activity has been open to all: it changes nothing for anybody. */
export async function makeOpening({ city, activityId }: Canteen, schoolId: string): Promise<string> {
  const opensAt = "2026-01-01T08:00:00+01:00";
  await writeOpening({ city, activityId }, { opensAt });
  return writeOpening({ city, activityId }, { opensAt, schools: [schoolId] });
}

/** A day that staff have closed in a school, with its reason; nobody had booked it. */
export async function makeClosing(cityId: string, schoolId: string, agentId: string): Promise<string> {
  const id = newId();
  const day = "2027-06-24";
  await insert("closing", {
    city_id: cityId,
    id,
    label: "Travaux",
    first_day: day,
    last_day: day,
    school_id: schoolId,
    closed_by: agentId,
    closed_at: "2026-11-20T09:00:00Z",
  });
  await insert("closure", { city_id: cityId, id: newId(), school_id: schoolId, day, label: "Travaux", closing_id: id });
  return id;
}

/** How a school divided its places among levels, before it had any: no day is of it. */
export async function makeDivision(
  { city, activityId }: Canteen,
  { schoolId, agentId }: { readonly schoolId: string; readonly agentId: string },
): Promise<void> {
  const [divisionId, groupId] = [newId(), newId()];
  const of = { city_id: city.id, activity_id: activityId, school_id: schoolId };
  const decided = { decided_by: agentId, decided_at: "2026-11-20T09:00:00Z" };
  await insert("place_division", { ...of, id: divisionId, first_day: "2026-12-01", ...decided });
  await insert("place_group", { ...of, id: groupId, division_id: divisionId });
  await insert("place_group_level", { city_id: city.id, division_id: divisionId, level: "PS", group_id: groupId });
}
