import { ActivityFeesSection } from "@/components/public/ActivityFeesSection";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { PublicPage } from "../PublicPage";

/** Every grid of the town, from the very data that prices bookings. */
export default async function Fees() {
  const { base } = await requestSite();
  const fees = await read((api) => api.fees.published());
  return (
    <PublicPage section="tarifs" title="Tarifs">
      <p className="fr-text--lead">
        Le prix dépend souvent de votre quotient familial (QF). Il est écrit sur votre attestation de la CAF ou de la
        MSA.
      </p>
      <p>
        <a className="fr-btn" href={`${base}/simulateur`}>
          Calculer mon prix
        </a>
      </p>
      {fees.map((activity) => (
        <ActivityFeesSection fees={activity} key={activity.id} />
      ))}
    </PublicPage>
  );
}
