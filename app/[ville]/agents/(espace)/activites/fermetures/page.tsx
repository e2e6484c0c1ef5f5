import { ClosingsPage } from "@/components/closing/ClosingsPage";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../agent-space";
import { ClosingFrame } from "./ClosingFrame";

export default async function Page() {
  const { base } = await agentSpace();
  const view = await read((api) => api.booking.closing.list(), "/agents/activites/fermetures");
  return (
    <ClosingFrame title="Jours de fermeture">
      <ClosingsPage base={base} view={view} />
    </ClosingFrame>
  );
}
