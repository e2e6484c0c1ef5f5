import { ChangePlacesForm } from "@/components/places/ChangePlacesForm";
import { knownPlaces } from "@/components/places/known-places";
import { PresentPlaces } from "@/components/places/PresentPlaces";
import { changePlacesHref } from "@/components/places/places-links";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { oneOf, type Query } from "../../../../query";
import { preparePlaces } from "../actions";
import { PlacesPage } from "../PlacesPage";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const [schoolId, first, last] = await Promise.all([
    oneOf(searchParams, "ecole"),
    oneOf(searchParams, "du"),
    oneOf(searchParams, "au"),
  ]);
  const asked = { code, schoolId, first, last };
  const view = await read((api) => api.booking.places.form(asked), changePlacesHref("", code));
  return (
    <PlacesPage activity={view.activity} title="Changer les places">
      <p>Vous verrez ce qui change avant d’enregistrer. Aucune famille ne perd une place qu’elle a réservée.</p>
      <PresentPlaces present={view.present} schoolId={schoolId} />
      <ChangePlacesForm
        action={preparePlaces}
        base={base}
        known={knownPlaces({
          schoolId,
          levels: await oneOf(searchParams, "niveaux"),
          first,
          last,
          weekdays: await oneOf(searchParams, "jours"),
          places: await oneOf(searchParams, "places"),
        })}
        view={view}
      />
    </PlacesPage>
  );
}
