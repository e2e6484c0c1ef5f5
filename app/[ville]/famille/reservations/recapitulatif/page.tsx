import { redirect } from "next/navigation";
import { bookingMonthHref } from "@/components/booking/booking-links";
import { RecapPage } from "@/components/booking/RecapPage";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { FamilyPage } from "../../FamilyPage";
import { confirm } from "../actions";

interface PageProps {
  readonly searchParams: Promise<{ brouillon?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { brouillon = "" } = await searchParams;
  const here = `/famille/reservations/recapitulatif?brouillon=${brouillon}`;
  const { base } = await requestSite();
  const view = await read((api) => api.booking.recap({ draft: brouillon }), here);
  if (view.confirmed) redirect(`${base}/famille/reservations/confirmation?brouillon=${brouillon}`);
  return (
    <FamilyPage
      above={[{ href: bookingMonthHref(base, view.first.slice(0, 7), view.activityId), label: "Réserver" }]}
      section="reservations"
      title="Récapitulatif avant de confirmer"
    >
      <RecapPage action={confirm} base={base} view={view} />
    </FamilyPage>
  );
}
