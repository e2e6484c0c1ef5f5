import { redirect } from "next/navigation";
import { nothingChosenHref } from "@/components/billing/ChooseInvoices";
import { PayRecapPage } from "@/components/payments/PayRecapPage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { begin } from "./actions";

interface PageProps {
  readonly searchParams: Promise<{ facture?: string | string[]; choix?: string }>;
}

/** The recap of the invoices that were ticked; of all that is owed when the address names none. */
export default async function Page({ searchParams }: PageProps) {
  const { facture, choix } = await searchParams;
  const invoices = [facture ?? []].flat();
  const { base } = await familyShell();
  if (choix !== undefined && invoices.length === 0) redirect(nothingChosenHref(base));
  const here = `/famille/factures/payer?${invoices.map((id) => `facture=${id}`).join("&")}`;
  const recap = await read((api) => api.payments.family.recap({ invoices }), here);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/factures`, label: "Mes factures" }]}
      section="factures"
      title="Payer en ligne"
    >
      <PayRecapPage action={begin} base={base} recap={recap} />
    </FamilyPage>
  );
}
