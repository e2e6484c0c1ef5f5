import { FamilyInvoicesPage } from "@/components/billing/FamilyInvoicesPage";
import { readTogether } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

export default async function Page() {
  const { base, family } = await familyShell();
  const { account, pending } = await readTogether(
    async (api) => ({
      account: await api.billing.family.account(),
      pending: await api.payments.family.pending(),
    }),
    "/famille/factures",
  );
  return (
    <FamilyPage above={[]} section="factures" title="Mes factures">
      <FamilyInvoicesPage account={account} base={base} mayPay={family.rights.includes("pay")} pending={pending} />
    </FamilyPage>
  );
}
