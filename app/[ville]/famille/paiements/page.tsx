import { FamilyPaymentsPage } from "@/components/payments/FamilyPaymentsPage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

export default async function Page() {
  const { base } = await familyShell();
  const view = await read((api) => api.payments.family.payments(), "/famille/paiements");
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/factures`, label: "Mes factures" }]}
      section="factures"
      title="Mes paiements et reçus"
    >
      <FamilyPaymentsPage base={base} view={view} />
    </FamilyPage>
  );
}
