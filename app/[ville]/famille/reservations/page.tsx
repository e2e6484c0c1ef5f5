import { MonthPage } from "@/components/booking/MonthPage";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { FamilyPage } from "../FamilyPage";
import { makeDraft } from "./actions";

interface PageProps {
  readonly searchParams: Promise<{ mois?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { mois } = await searchParams;
  const here = `/famille/reservations${mois ? `?mois=${mois}` : ""}`;
  const { base } = await requestSite();
  const view = await read((api) => api.booking.month({ month: mois }), here);
  return (
    <FamilyPage section="reservations" title={`Réserver\u00a0: ${view.monthLabel}`}>
      <MonthPage action={makeDraft} base={base} view={view} />
    </FamilyPage>
  );
}
