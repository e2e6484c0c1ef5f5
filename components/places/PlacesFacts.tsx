import { closedText, periodText } from "@/server/booking/domain/places.fr";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { Facts } from "../backoffice/Facts";

/** Which days of which schools, and how many places each. */
export function PlacesFacts({ view }: { readonly view: PlacesRecapView }) {
  const { school, levelsText, places, closed, leftOut } = view;
  return (
    <Facts
      facts={[
        ["École", school ?? "toutes les écoles"],
        ...(levelsText ? [["Niveaux", levelsText] as const] : []),
        ...(leftOut.length > 0
          ? [
              [
                "Ne changent pas",
                `${leftOut.join(", ")}, où les places sont réparties par niveau ces jours-là`,
              ] as const,
            ]
          : []),
        ["Jours", periodText(view)],
        ["Nombre de places", `${places} par jour et par école`],
        ...(closed.days > 0
          ? [
              [
                "Jours fermés",
                `${closedText(closed)}, qui ${closed.days > 1 ? "auront ce nombre s’ils rouvrent" : "aura ce nombre s’il rouvre"}`,
              ] as const,
            ]
          : []),
      ]}
    />
  );
}
