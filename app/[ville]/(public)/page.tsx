import { AgendaSection } from "@/components/public/AgendaSection";
import { HomeDoors } from "@/components/public/HomeDoors";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "./PublicPage";

/** What one can do here, what is open now, and what closes or opens next. */
export default async function TownHome() {
  const { theme, base } = await requestSite();
  const activities = await read((api) => api.catalogue.activities());
  return (
    <PublicPage heading={theme.home.title} section="accueil" title="Accueil">
      <p className="fr-text--lead">{theme.home.intro}</p>
      <HomeDoors base={base} />
      {activities.map((activity) => (
        <AgendaSection activity={activity} base={base} key={activity.id} />
      ))}
    </PublicPage>
  );
}
