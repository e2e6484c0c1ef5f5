import { EnrolmentsPage } from "@/components/enrolment/EnrolmentsPage";
import { ENROLMENT_DONE } from "@/components/enrolment/enrolment-links";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";
import { cityToday, cityZone } from "../today";
import { withdrawRequest } from "./actions";

export default async function Page({ searchParams }: { searchParams: Promise<{ fait?: string }> }) {
  const { base } = await familyShell();
  const view = await read((api) => api.booking.enrolment.overview(), "/famille/inscriptions");
  return (
    <FamilyPage section="inscriptions" title="Mes inscriptions">
      <DoneMessage done={(await searchParams).fait} texts={ENROLMENT_DONE} />
      <EnrolmentsPage
        base={base}
        today={await cityToday()}
        view={view}
        withdraw={withdrawRequest}
        zone={await cityZone()}
      />
    </FamilyPage>
  );
}
