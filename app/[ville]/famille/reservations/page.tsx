import { MonthPage } from "@/components/booking/MonthPage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";
import { makeDraft } from "./actions";

interface PageProps {
  readonly searchParams: Promise<{ mois?: string; activite?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { mois, activite } = await searchParams;
  const query = new URLSearchParams({ ...(mois && { mois }), ...(activite && { activite }) });
  const here = `/famille/reservations${query.size > 0 ? `?${query}` : ""}`;
  const { base, family } = await familyShell();
  const view = await read((api) => api.booking.month({ month: mois, activity: activite }), here);
  return (
    <FamilyPage section="reservations" title={`Réserver\u00a0: ${view.monthLabel}`}>
      <MonthPage
        action={makeDraft}
        base={base}
        canAsk={family.household && family.rights.includes("edit")}
        view={view}
      />
    </FamilyPage>
  );
}
