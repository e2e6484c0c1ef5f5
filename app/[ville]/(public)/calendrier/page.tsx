import { CalendarYears } from "@/components/public/CalendarYears";
import { read } from "@/server/api/caller";
import { PublicPage } from "../PublicPage";

export default async function SchoolCalendar() {
  const calendar = await read((api) => api.catalogue.calendar());
  const { schoolZone } = await read((api) => api.tenancy.notice());
  return (
    <PublicPage section="calendrier" title="Calendrier scolaire">
      <CalendarYears {...calendar} schoolZone={schoolZone} />
    </PublicPage>
  );
}
