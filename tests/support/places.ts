import type { createCaller } from "@/server/api/root";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { apiOf, NOON } from "./booking";
import type { Canteen } from "./canteen";
import { makeAgent } from "./factory";
import { owner } from "./owner";

type Api = ReturnType<typeof createCaller>;
export type PlacesApi = Api["booking"]["places"];

/** Somebody who may change the places of a town, at this moment. */
export async function placesAgent(canteen: Canteen, now = NOON) {
  const agent = await makeAgent(canteen.city.id, ["activites.gerer"]);
  return { ...agent, api: apiOf(canteen, agent, now).booking.places };
}

/** One school on one day, or over a period, gets so many places. */
export function placesScope(schoolId: string, days: string | readonly [string, string], places: number) {
  const [first, last] = typeof days === "string" ? [days, days] : days;
  return { code: "cantine", schoolId, first, last, weekdays: "", places: String(places) };
}

/** The same, for some levels where places are divided among them: "PS.MS.GS". */
type Scope = ReturnType<typeof placesScope> & { readonly levels?: string };

/** The recap of a change that is possible. */
export async function recapOf(api: PlacesApi, scope: Scope): Promise<PlacesRecapView> {
  const { recap, refusal } = await api.recap(scope);
  if (!recap) throw new Error(refusal);
  return recap;
}

/** Reads the recap and confirms it: what the two pages do. */
export async function changePlaces(api: PlacesApi, scope: Scope) {
  const { version } = await recapOf(api, scope);
  return api.change({ ...scope, version });
}

/** The slot as the base has it. */
export async function slotRow(slotId: string) {
  const { rows } = await owner().query("SELECT capacity, capacity_target AS target, taken FROM slot WHERE id = $1", [
    slotId,
  ]);
  return rows[0] as { capacity: number; target: number | null; taken: number };
}

/** The slots for which a job would look for those who wait. */
export async function slotsToOffer(cityId: string): Promise<string[]> {
  const { rows } = await owner().query(
    `SELECT payload ->> 'slotId' AS slot FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'offer-place' AND payload ->> 'cityId' = $1 ORDER BY 1`,
    [cityId],
  );
  return rows.map(({ slot }) => slot);
}
