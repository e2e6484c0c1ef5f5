import { ResultPage } from "@/components/booking/ResultPage";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { FamilyPage } from "../../FamilyPage";

interface PageProps {
  readonly searchParams: Promise<{ brouillon?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { brouillon = "" } = await searchParams;
  const here = `/famille/reservations/confirmation?brouillon=${brouillon}`;
  const { base } = await requestSite();
  const view = await read((api) => api.booking.result({ draft: brouillon }), here);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/reservations`, label: "Réserver" }]}
      section="reservations"
      title={view.title}
    >
      <ResultPage base={base} view={view} />
    </FamilyPage>
  );
}
