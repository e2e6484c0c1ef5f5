import { WeekPage } from "@/components/booking/WeekPage";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { FamilyPage } from "../../FamilyPage";
import { makeWeeklyDraft } from "../actions";

interface PageProps {
  readonly searchParams: Promise<{ activite?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { activite } = await searchParams;
  const here = `/famille/reservations/semaine-type${activite ? `?activite=${encodeURIComponent(activite)}` : ""}`;
  const { base } = await requestSite();
  const view = await read((api) => api.booking.weekForm({ activity: activite }), here);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/reservations`, label: "Réserver" }]}
      section="reservations"
      title="Réserver une semaine type"
    >
      <WeekPage action={makeWeeklyDraft} base={base} view={view} />
    </FamilyPage>
  );
}
