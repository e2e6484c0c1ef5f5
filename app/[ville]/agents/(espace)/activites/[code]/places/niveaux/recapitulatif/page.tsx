import { DivisionRecapPage } from "@/components/places/DivisionRecapPage";
import { PlacesRefusedPage } from "@/components/places/PlacesRefusedPage";
import { placesHref } from "@/components/places/places-links";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { divisionScopeSchema } from "@/server/booking/division-schemas";
import { agentSpace } from "../../../../../agent-space";
import { oneOf, type Query } from "../../../../../query";
import { dividePlaces } from "../../actions";
import { PlacesPage } from "../../PlacesPage";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

const TITLE = "Vérifier la répartition des places";

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const asked = async (name: string) => (await oneOf(searchParams, name)) ?? "";
  const scope = {
    code,
    schoolId: await asked("ecole"),
    first: await asked("du"),
    groups: await asked("groupes"),
    others: await asked("autres"),
  };
  if (!divisionScopeSchema.safeParse(scope).success) return nowhere();
  const { recap, refusal } = await read((api) => api.booking.places.levels.recap(scope), placesHref("", code));
  if (!recap) {
    const { activity } = await read((api) => api.booking.places.form({ code }), placesHref("", code));
    return (
      <PlacesPage activity={activity} title={TITLE}>
        <PlacesRefusedPage base={base} code={code} done={false} refusal={refusal} />
      </PlacesPage>
    );
  }
  return (
    <PlacesPage activity={recap.activity} title={TITLE}>
      <DivisionRecapPage
        action={dividePlaces}
        base={base}
        moved={(await oneOf(searchParams, "suite")) === "relire"}
        view={recap}
      />
    </PlacesPage>
  );
}
