import { FamilyInvoicesPage } from "@/components/billing/FamilyInvoicesPage";
import { readTogether } from "@/server/api/caller";
import { offlineInvoices } from "@/server/payments/domain/payment-view";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";

interface PageProps {
  readonly searchParams: Promise<{ choix?: string }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { choix } = await searchParams;
  const { base, family } = await familyShell();
  const mayPay = family.rights.includes("pay");
  const { account, pending, recap } = await readTogether(
    async (api) => ({
      account: await api.billing.family.account(),
      pending: await api.payments.family.pending(),
      recap: mayPay ? await api.payments.family.recap({ invoices: [] }) : undefined,
    }),
    "/famille/factures",
  );
  return (
    <FamilyPage above={[]} section="factures" title="Mes factures">
      <FamilyInvoicesPage
        account={account}
        base={base}
        mayPay={mayPay}
        nothingChosen={choix === "vide"}
        offline={offlineInvoices(recap)}
        pending={pending}
      />
    </FamilyPage>
  );
}
