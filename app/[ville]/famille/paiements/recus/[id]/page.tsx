import { Paper } from "@/components/papers/Paper";
import { ReceiptActions } from "@/components/payments/ReceiptActions";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../../../FamilyPage";
import { familyShell } from "../../../family-shell";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: paymentId } = await params;
  const { base } = await familyShell();
  const here = `/famille/paiements/recus/${paymentId}`;
  const { paper } = await read((api) => api.payments.family.receipt({ paymentId }), here);
  return (
    <FamilyPage
      above={[{ href: `${base}/famille/paiements`, label: "Mes paiements et reçus" }]}
      isPaper
      section="factures"
      title={paper.title}
    >
      <Paper paper={paper} />
      <ReceiptActions pdfHref={`${base}${here}/pdf`} />
    </FamilyPage>
  );
}
