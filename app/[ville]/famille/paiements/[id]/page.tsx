import { PaymentFacePage } from "@/components/payments/PaymentFacePage";
import { read } from "@/server/api/caller";
import { faceWords } from "@/server/payments/domain/face.fr";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";

/** Where a payment online is. PayFiP is asked while the page is made, when nobody knows yet. */
export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: operationId } = await params;
  const { base } = await familyShell();
  const view = await read((api) => api.payments.family.check({ operationId }), `/famille/paiements/${operationId}`);
  return (
    <FamilyPage
      above={[
        { href: `${base}/famille/factures`, label: "Mes factures" },
        { href: `${base}/famille/paiements`, label: "Mes paiements et reçus" },
      ]}
      section="factures"
      title={faceWords(view).title}
    >
      <PaymentFacePage base={base} view={view} />
    </FamilyPage>
  );
}
