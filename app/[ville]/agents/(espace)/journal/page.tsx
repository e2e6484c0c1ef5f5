import { type JournalAsked, JournalPage } from "@/components/backoffice/JournalPage";
import { read } from "@/server/api/caller";
import { isJournalOperation } from "@/server/backoffice/domain/journal.fr";
import { typedDay } from "@/server/platform/form-fields";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { oneOf, type Query } from "../query";

async function askedOf(query: Query): Promise<JournalAsked> {
  const of = async (name: string) => (await oneOf(query, name)) ?? "";
  return {
    qui: await of("qui"),
    acte: await of("acte"),
    sujet: await of("sujet"),
    dossier: (await of("dossier")).replace(/\D/g, ""),
    du: await of("du"),
    au: await of("au"),
  };
}

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base, zone } = await agentSpace();
  const asked = await askedOf(searchParams);
  const before = await oneOf(searchParams, "avant");
  const view = await read(
    (api) =>
      api.backoffice.journal.read({
        who: asked.qui || undefined,
        operation: isJournalOperation(asked.acte) ? asked.acte : undefined,
        subject: asked.sujet || undefined,
        familyNumber: asked.dossier || undefined,
        from: typedDay(asked.du),
        to: typedDay(asked.au),
        before,
      }),
    "/agents/journal",
  );
  return (
    <AgentPage section="journal" title="Journal">
      <p>Qui a fait quoi et quand. Les valeurs des dossiers sont dans l’historique de chaque dossier.</p>
      <JournalPage asked={asked} base={base} view={view} zone={zone} />
    </AgentPage>
  );
}
