import { redirect } from "next/navigation";
import { ReverseForm } from "@/components/counter/ReverseForm";
import { read } from "@/server/api/caller";
import { reversalWords } from "@/server/payments/domain/reversal.fr";
import { formatEuros } from "@/server/platform/money";
import { AgentPage } from "../../../../AgentPage";
import { agentSpace } from "../../../../agent-space";
import { reverse } from "../../../actions";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id: paymentId } = await params;
  const { base } = await agentSpace();
  const receipt = `/agents/regie/recus/${paymentId}`;
  const view = await read((api) => api.payments.counter.receipt({ paymentId }), `${receipt}/annuler`);
  if (view.undone) redirect(`${base}${receipt}`);
  const { sentences, example } = reversalWords(view.means);
  return (
    <AgentPage
      above={[
        { href: `${base}/agents/regie`, label: "Régie" },
        { href: `${base}${receipt}`, label: `Reçu ${view.reference}` },
      ]}
      section="regie"
      title={`Annuler le paiement ${view.reference}`}
    >
      <p>
        Ce paiement de {formatEuros(view.amount)} sera annulé, et ce qu’il réglait sera de nouveau à payer. Le reçu
        reste, avec la mention «&nbsp;Annulé&nbsp;» et le motif. Rien n’est effacé. Qui a payé en est prévenu par
        e-mail, si une adresse est connue.
      </p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <ReverseForm action={reverse} base={base} example={example} paymentId={paymentId} />
      <p>
        <a href={`${base}${receipt}`}>Revenir au reçu sans rien annuler</a>
      </p>
    </AgentPage>
  );
}
