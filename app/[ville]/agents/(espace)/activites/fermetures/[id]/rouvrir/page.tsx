import { ReopenPage } from "@/components/closing/ReopenPage";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { reopenDays } from "../../actions";
import { ClosingFrame } from "../../ClosingFrame";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { base } = await agentSpace();
  const view = await read((api) => api.booking.closing.reopening({ id }), `/agents/activites/fermetures/${id}/rouvrir`);
  return (
    <ClosingFrame below title="Rouvrir des jours">
      <ReopenPage action={reopenDays} base={base} view={view} />
    </ClosingFrame>
  );
}
