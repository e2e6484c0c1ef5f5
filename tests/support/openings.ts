import { newId } from "@/server/platform/ids";
import type { Canteen } from "./canteen";
import { insert } from "./owner";

export interface WrittenOpening {
  readonly kind?: "booking" | "enrolment";
  /** An instant with its offset, "2026-11-25T08:00+01:00". */
  readonly opensAt: string;
  readonly closesAt?: string;
  readonly firstDay?: string;
  readonly lastDay?: string;
  readonly residences?: readonly string[];
  readonly levels?: readonly string[];
  readonly schools?: readonly string[];
}

/** A window of an activity, as an agent would have left it. */
export async function writeOpening({ city, activityId }: Canteen, opening: WrittenOpening): Promise<string> {
  const id = newId();
  const { kind = "booking", residences = [], levels = [], schools = [], ...when } = opening;
  await insert("opening_window", {
    city_id: city.id,
    id,
    activity_id: activityId,
    kind,
    opens_at: when.opensAt,
    closes_at: when.closesAt ?? null,
    first_day: when.firstDay ?? null,
    last_day: when.lastDay ?? null,
    residences,
    levels,
  });
  for (const school of schools) {
    await insert("opening_window_school", { city_id: city.id, opening_window_id: id, school_id: school });
  }
  return id;
}
