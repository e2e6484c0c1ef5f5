import { Temporal } from "temporal-polyfill";
import { HistoryPage } from "@/components/booking/HistoryPage";
import { read } from "@/server/api/caller";
import { requestSite } from "@/server/api/site";
import { formatInstant } from "@/server/platform/dates";
import { FamilyPage } from "../../FamilyPage";

interface PageProps {
  readonly searchParams: Promise<{ page?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const asked = Number((await searchParams).page ?? 0);
  const page = Number.isSafeInteger(asked) && asked > 0 ? asked : 0;
  const here = "/famille/reservations/historique";
  const { base, city } = await requestSite();
  const { lines, more } = await read((api) => api.booking.history({ page }), here);
  const said = lines.map((line) => ({
    ...line,
    when: formatInstant(Temporal.Instant.from(line.at), city?.timezone ?? "Europe/Paris"),
  }));
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/reservations`, label: "Réserver" }]}
      section="reservations"
      title="Historique de mes réservations"
    >
      <HistoryPage base={base} lines={said} more={more} page={page} />
    </FamilyPage>
  );
}
