import { WeekPage } from "@/components/booking/WeekPage";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { FamilyPage } from "../../FamilyPage";
import { makeWeeklyDraft } from "../actions";

export default async function Page() {
  const here = "/famille/reservations/semaine-type";
  const { base } = await requestSite();
  const view = await read((api) => api.booking.weekForm({}), here);
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
