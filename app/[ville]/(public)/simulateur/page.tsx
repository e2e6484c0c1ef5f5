import { formWith } from "@/components/forms/form-state";
import { ActivityChoice } from "@/components/layout/ActivityChoice";
import { SimulationForm } from "@/components/public/SimulationForm";
import { SimulationNote } from "@/components/public/SimulationNote";
import { read } from "@/server/api/caller";
import { readSimulation } from "@/server/api/simulation-draft";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";
import { simulate } from "./actions";

interface SimulatorProps {
  readonly searchParams: Promise<{ activite?: string | string[] }>;
}

/** The price of a typical week, without login. What one answered is shown again, to change one thing and try again. */
export default async function Simulator({ searchParams }: SimulatorProps) {
  const { base, city } = await requestSite();
  const activities = await read((api) => api.fees.simulator());
  const draft = await readSimulation();
  const { activite } = await searchParams;
  const wanted = activite ?? draft?.form.activity;
  const activity = activities.find(({ code }) => code === wanted) ?? activities[0];
  const known = draft?.form.activity === activity?.code ? draft : undefined;
  return (
    <PublicPage heading="Calculer mon prix" section="simulateur" title="Simulateur de prix">
      {activity ? (
        <>
          <p className="fr-text--lead">Quelques réponses, et vous voyez le prix d’une semaine, calculé pas à pas.</p>
          <SimulationNote />
          <ActivityChoice
            choices={activities.map(({ code, name }) => ({
              name,
              href: `${base}/simulateur?activite=${encodeURIComponent(code)}`,
              current: code === activity.code,
            }))}
          />
          <SimulationForm
            action={simulate}
            activity={activity}
            childCount={Number(known?.form.children ?? 1)}
            cityName={city?.name ?? ""}
            initial={formWith(known?.form ?? {})}
            key={`${activity.code} ${known?.stamp ?? ""}`}
          />
        </>
      ) : (
        <p>Les tarifs ne sont pas encore publiés ici. Demandez-les à la mairie.</p>
      )}
    </PublicPage>
  );
}
