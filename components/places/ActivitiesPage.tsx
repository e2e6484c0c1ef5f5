import { placesCount } from "@/server/booking/domain/places.fr";
import type { PlacesActivity } from "@/server/booking/domain/places-view";
import { formatDay, formatDayWithYear } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import { openingsHref } from "../openings/openings-links";
import { closuresHref, placesHref } from "./places-links";
import { queueOrderHref } from "./queue-order-links";

/** The activities of the town: how many places each has next, and where to change them (C3, C5). */
export function ActivitiesPage({ base, activities }: { base: string; activities: readonly PlacesActivity[] }) {
  return (
    <>
      <p>
        Ici, vous changez le nombre de places, le moment où les réservations et les inscriptions ouvrent, qui passe
        d’abord en liste d’attente, et les jours de fermeture. Les familles voient le changement tout de suite.
      </p>
      <ul className="preau-grid">
        {activities.map(({ code, name, firstDay, lastDay, openDays, hasWaitlist, next }) => (
          <li className="preau-card" key={code}>
            <h2 className="fr-h4">{name}</h2>
            <Facts
              facts={[
                ["Période", `du ${formatDayWithYear(firstDay)} au ${formatDayWithYear(lastDay)}`],
                ["Jours", openDays],
                ["Prochain jour ouvert", next ? nextText(next) : "aucun jour ouvert à venir"],
              ]}
            />
            <p className="preau-actions">
              <a href={placesHref(base, code)}>
                Voir et changer les places<span className="fr-sr-only">&nbsp;: {name}</span>
              </a>
              <a href={openingsHref(base, code)}>
                Voir et changer les ouvertures<span className="fr-sr-only">&nbsp;: {name}</span>
              </a>
              {hasWaitlist ? (
                <a href={queueOrderHref(base, code)}>
                  Qui passe d’abord en liste d’attente<span className="fr-sr-only">&nbsp;: {name}</span>
                </a>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={closuresHref(base)}>Jours de fermeture</a>
      </p>
    </>
  );
}

function nextText({ day, schools, capacity, taken }: NonNullable<PlacesActivity["next"]>): string {
  const where = schools === 1 ? "dans une école" : `dans ${schools}\u00a0écoles`;
  return `${formatDay(day)}\u00a0: ${placesCount(taken)} ${taken > 1 ? "prises" : "prise"} sur ${placesCount(capacity)}, ${where}`;
}
