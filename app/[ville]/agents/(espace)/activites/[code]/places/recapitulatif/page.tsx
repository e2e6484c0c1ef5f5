import { PlacesDonePage } from "@/components/places/PlacesDonePage";
import { PlacesRecapPage } from "@/components/places/PlacesRecapPage";
import { PlacesRefusedPage } from "@/components/places/PlacesRefusedPage";
import { placesHref } from "@/components/places/places-links";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { oneOf, type Query } from "../../../../query";
import { changePlaces } from "../actions";
import { PlacesPage } from "../PlacesPage";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const asked = async (name: string) => (await oneOf(searchParams, name)) ?? "";
  const scope = {
    code,
    schoolId: await asked("ecole"),
    levels: await asked("niveaux"),
    first: await asked("du"),
    last: await asked("au"),
    weekdays: await asked("jours"),
    places: await asked("places"),
  };
  const { recap: view, refusal } = await read((api) => api.booking.places.recap(scope), placesHref("", code));
  const then = await oneOf(searchParams, "suite");
  if (!view) {
    const { activity } = await read((api) => api.booking.places.form({ code }), placesHref("", code));
    return (
      <PlacesPage activity={activity} title="Changement de places">
        <PlacesRefusedPage base={base} code={code} done={then === "fait"} refusal={refusal} />
      </PlacesPage>
    );
  }
  return then === "fait" ? (
    <PlacesPage activity={view.activity} title="Places enregistrées">
      <PlacesDonePage base={base} view={view} />
    </PlacesPage>
  ) : (
    <PlacesPage activity={view.activity} title="Vérifier le changement de places">
      <PlacesRecapPage action={changePlaces} base={base} moved={then === "relire"} view={view} />
    </PlacesPage>
  );
}
