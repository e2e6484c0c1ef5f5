import { JournalPage } from "@/components/backoffice/JournalPage";
import { read } from "@/server/api/caller";
import { readFilters } from "@/server/api/filters";
import { journalFilters } from "@/server/backoffice/schemas";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { oneOf, type Query } from "../query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base, zone } = await agentSpace();
  const { filters, form } = await readFilters(journalFilters, await searchParams);
  const before = await oneOf(searchParams, "avant");
  const view = await read(
    (api) =>
      api.backoffice.journal.read({
        who: filters?.qui,
        operation: filters?.acte,
        subject: filters?.sujet,
        familyNumber: filters?.dossier,
        from: filters?.du,
        to: filters?.au,
        before,
      }),
    "/agents/journal",
  );
  return (
    <AgentPage section="journal" title="Journal">
      <p>Qui a fait quoi et quand. Les valeurs des dossiers sont dans l’historique de chaque dossier.</p>
      <JournalPage base={base} form={form} view={view} zone={zone} />
    </AgentPage>
  );
}
