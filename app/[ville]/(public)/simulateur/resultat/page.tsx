import { redirect } from "next/navigation";
import { SimulationAnswers } from "@/components/public/SimulationAnswers";
import { SimulationNote } from "@/components/public/SimulationNote";
import { SimulationResult } from "@/components/public/SimulationResult";
import { read } from "@/server/api/caller";
import { readSimulation } from "@/server/api/simulation-draft";
import { requestSite } from "@/server/api/site";
import { simulationSchema } from "@/server/fees/simulation-schemas";
import { PublicPage } from "../../PublicPage";
import { forgetAnswers } from "../actions";

/** The estimate of the answers that wait in the cookie; without them, the form. */
export default async function SimulationPage() {
  const { base, city } = await requestSite();
  const draft = await readSimulation();
  const form = simulationSchema.safeParse({ ...draft?.form, intent: "calculer" });
  if (!draft || !form.success) redirect(`${base}/simulateur`);
  const activity = (await read((api) => api.fees.simulator())).find(({ code }) => code === form.data.activity);
  if (!activity) redirect(`${base}/simulateur`);
  const simulation = await read((api) => api.fees.simulate(form.data));
  const above = [{ href: `${base}/simulateur`, label: "Simulateur de prix" }];
  return (
    <PublicPage above={above} section="simulateur" title="Votre estimation">
      <SimulationResult activity={activity} base={base} simulation={simulation} />
      <SimulationNote />
      <SimulationAnswers
        activity={activity}
        base={base}
        cityName={city?.name ?? ""}
        forget={forgetAnswers}
        form={form.data}
      />
    </PublicPage>
  );
}
