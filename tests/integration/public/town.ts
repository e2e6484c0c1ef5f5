import { createCaller } from "@/server/api/root";
import { newId } from "@/server/platform/ids";
import { ZONE_A_HOLIDAYS } from "../../../prisma/seed/data/calendar/zone-a";
import { CITIES } from "../../../prisma/seed/data/cities";
import { feeSchedulesByCity } from "../../../prisma/seed/data/fees";
import { makeCity, requestOf } from "../../support/factory";
import { insert } from "../../support/owner";

export interface PublicTown {
  readonly id: string;
  readonly slug: string;
  readonly activityId: string;
}

/** A town of the demonstration with its calendar, its canteen and its fees, and no family. */
export async function makePublicTown(slug: string): Promise<PublicTown> {
  const entry = CITIES.find(({ city }) => city.slug === slug)?.city;
  if (!entry) throw new Error(`No such town: ${slug}`);
  const { name, postcodes, department, canteen } = entry;
  const city = await makeCity({ slug, name, postcodes, department, theme: slug, settings: entry.settings });
  const activityId = newId();
  await insert("activity", {
    city_id: city.id,
    id: activityId,
    code: canteen.code,
    name: canteen.name,
    unit_label: canteen.unitLabel,
    weekdays: canteen.weekdays,
    first_day: "2026-09-01",
    last_day: "2027-08-31",
    settings: canteen.settings,
  });
  for (const { label, firstDay, lastDay } of ZONE_A_HOLIDAYS) {
    const dates = { label, first_day: firstDay, last_day: lastDay };
    await insert("school_holiday", { city_id: city.id, id: newId(), ...dates });
  }
  for (const document of feeSchedulesByCity[slug] ?? []) {
    if (document.service !== canteen.code) continue;
    await insert("fee_schedule", {
      city_id: city.id,
      id: newId(),
      activity_id: activityId,
      version: document.version,
      effective_from: document.effectiveFrom,
      document,
    });
  }
  return { ...city, activityId };
}

/** What anybody can call in a town, at a moment. */
export function visitorOf(town: { readonly slug: string }, now = "2026-11-22T18:00:00+01:00") {
  return createCaller(requestOf(town.slug, undefined, now));
}

/** Texts without the no-break spaces of French typography. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ");
}
