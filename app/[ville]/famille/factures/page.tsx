import { FamilyInvoicesPage } from "@/components/billing/FamilyInvoicesPage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

export default async function Page() {
  const { base, family } = await familyShell();
  const account = await read((api) => api.billing.family.account(), "/famille/factures");
  return (
    <FamilyPage above={[]} section="factures" title="Mes factures">
      <FamilyInvoicesPage account={account} base={base} mayPay={family.rights.includes("pay")} />
    </FamilyPage>
  );
}
