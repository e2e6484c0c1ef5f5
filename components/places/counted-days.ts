import { daysCount } from "@/server/booking/domain/places.fr";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";

/** "Un jour a", "46 jours ont"; a day counts once for each school. */
export function countedDays({ school }: Pick<PlacesRecapView, "school">, count: number): string {
  if (count === 1) return "Un jour a";
  return school === null ? `${daysCount(count)}, toutes écoles confondues, ont` : `${daysCount(count)} ont`;
}
