import { DividePlacesForm } from "@/components/places/DividePlacesForm";
import { knownDivision } from "@/components/places/known-division";
import { placesHref } from "@/components/places/places-links";
import { read } from "@/server/api/caller";
import { nowhere } from "@/server/api/nowhere";
import { divisionFormSchema } from "@/server/booking/division-schemas";
import { agentSpace } from "../../../../agent-space";
import { oneOf, type Query } from "../../../../query";
import { prepareDivision } from "../actions";
import { PlacesPage } from "../PlacesPage";

interface Props {
  readonly params: Promise<{ code: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { code } = await params;
  const { base } = await agentSpace();
  const asked = divisionFormSchema.safeParse({ code, schoolId: await oneOf(searchParams, "ecole") });
  if (!asked.success) return nowhere();
  const view = await read((api) => api.booking.places.levels.form(asked.data), placesHref("", code));
  const [first, groups, others] = await Promise.all([
    oneOf(searchParams, "du"),
    oneOf(searchParams, "groupes"),
    oneOf(searchParams, "autres"),
  ]);
  return (
    <PlacesPage activity={view.activity} title={`Répartir les places par niveau\u00a0: ${view.school.name}`}>
      <p>
        Chaque groupe de niveaux a alors ses places et sa liste d’attente. Vous verrez ce qui change avant
        d’enregistrer. Aucune famille ne perd une place qu’elle a réservée, ni son rang.
      </p>
      <DividePlacesForm
        action={prepareDivision}
        base={base}
        known={knownDivision(view, { first, groups, others })}
        view={view}
      />
      <p>
        <a href={placesHref(base, code, { schoolId: view.school.id })}>Revenir aux places sans rien enregistrer</a>
      </p>
    </PlacesPage>
  );
}
