import { daysCount, placesCount } from "@/server/booking/domain/places.fr";
import type { PlacesRecapView } from "@/server/booking/domain/places-view";
import { Alert } from "../dsfr/Alert";
import { countedDays } from "./counted-days";
import { KeptPlaces } from "./KeptPlaces";
import { PlacesFacts } from "./PlacesFacts";
import { placesHref } from "./places-links";

/** What a change of places has done: the same days, as they are now. */
export function PlacesDonePage({ base, view }: { readonly base: string; readonly view: PlacesRecapView }) {
  const { activity, schoolId, first, kept } = view;
  return (
    <>
      <Alert kind="success" live title="C’est enregistré">
        <p>{doneText(view)}</p>
      </Alert>
      <PlacesFacts view={view} />
      {kept.length > 0 ? <KeptPlaces view={view} /> : null}
      <p>
        <a href={placesHref(base, activity.code, { schoolId, month: first.slice(0, 7) })}>Revenir aux places</a>
      </p>
    </>
  );
}

function doneText(view: PlacesRecapView): string {
  const { same, kept, places, changing } = view;
  const reached = same - kept.length;
  const sentences = [
    reached > 0 ? `${countedDays(view, reached)} maintenant ${placesCount(places)}.` : "",
    kept.length > 0
      ? `${kept.length > 1 ? `${daysCount(kept.length)} gardent` : "Un jour garde"} plus de places, déjà prises\u00a0: voyez plus bas.`
      : "",
    changing > 0 ? `Depuis, quelqu’un a changé ${daysCount(changing)} de cette période.` : "",
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
