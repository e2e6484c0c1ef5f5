import { WeekPage } from "@/components/booking/WeekPage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { makeWeeklyDraft } from "../actions";

interface PageProps {
  readonly searchParams: Promise<{ activite?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { activite } = await searchParams;
  const here = `/famille/reservations/semaine-type${activite ? `?activite=${encodeURIComponent(activite)}` : ""}`;
  const { base, family } = await familyShell();
  const view = await read((api) => api.booking.weekForm({ activity: activite }), here);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/reservations`, label: "Réserver" }]}
      section="reservations"
      title="Réserver une semaine type"
    >
      <WeekPage
        action={makeWeeklyDraft}
        base={base}
        canAsk={family.household && family.rights.includes("edit")}
        view={view}
      />
    </FamilyPage>
  );
}
