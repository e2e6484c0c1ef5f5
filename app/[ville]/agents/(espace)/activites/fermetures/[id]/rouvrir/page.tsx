import { NothingToReopenPage } from "@/components/closing/NothingToReopenPage";
import { ReopenPage } from "@/components/closing/ReopenPage";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../../agent-space";
import { reopenDays } from "../../actions";
import { ClosingFrame } from "../../ClosingFrame";

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { base, zone } = await agentSpace();
  const { recap, nothing } = await read(
    (api) => api.booking.closing.reopening({ id }),
    `/agents/activites/fermetures/${id}/rouvrir`,
  );
  return (
    <ClosingFrame below title="Rouvrir une fermeture">
      {recap ? (
        <ReopenPage action={reopenDays} base={base} view={recap} />
      ) : (
        <NothingToReopenPage base={base} view={nothing} zone={zone} />
      )}
    </ClosingFrame>
  );
}
