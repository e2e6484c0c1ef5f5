import { ClosingPage } from "@/components/closing/ClosingPage";
import { read } from "@/server/api/caller";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { ClosingFrame } from "../ClosingFrame";

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { base, zone } = await agentSpace();
  const view = await read((api) => api.booking.closing.view({ id }), `/agents/activites/fermetures/${id}`);
  return (
    <ClosingFrame below title={`Fermeture\u00a0: ${view.label}`}>
      <ClosingPage base={base} done={await oneOf(searchParams, "fait")} view={view} zone={zone} />
    </ClosingFrame>
  );
}
