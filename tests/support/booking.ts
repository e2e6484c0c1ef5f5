import { createCaller } from "@/server/api/root";
import type { Canteen, EatingFamily } from "./canteen";
import { requestOf } from "./factory";

export const NOON = "2026-11-23T12:00:00+01:00";

/** The procedures, as this parent calls them at this moment. */
export function apiOf(canteen: Canteen, family: { readonly sessionId: string }, now = NOON) {
  return createCaller(requestOf(canteen.city.slug, family.sessionId, now));
}

export interface Wishes {
  readonly wanted: readonly string[];
  readonly base?: readonly string[];
  readonly month?: string;
  readonly together?: boolean;
}

/** The form of a month, as the page would send it: the draft's id. */
export async function draftOf(canteen: Canteen, family: EatingFamily, wishes: Wishes, now = NOON): Promise<string> {
  const { draftId } = await apiOf(canteen, family, now).booking.makeDraft({
    activity: canteen.activityId,
    month: wishes.month ?? "2026-12",
    base: (wishes.base ?? []).join(" "),
    wanted: [...wishes.wanted],
    together: wishes.together ? "together" : "each",
  });
  return draftId;
}

/** Reads the recap and confirms it: what the two pages do. */
export async function confirm(canteen: Canteen, family: EatingFamily, draftId: string, now = NOON) {
  const api = apiOf(canteen, family, now);
  const { seen } = await api.booking.recap({ draft: draftId });
  return api.booking.confirm({ draft: draftId, seen: seen.join("\n") });
}

/** From the wish to the outcome, line by line. */
export async function book(canteen: Canteen, family: EatingFamily, wishes: Wishes, now = NOON) {
  const draftId = await draftOf(canteen, family, wishes, now);
  await confirm(canteen, family, draftId, now);
  return apiOf(canteen, family, now).booking.result({ draft: draftId });
}
