import { JournalOfTill } from "@/components/counter/JournalOfTill";
import { TillNav } from "@/components/counter/TillNav";
import { readTogether } from "@/server/api/caller";
import { readFilters } from "@/server/api/filters";
import { tillFilters } from "@/server/payments/counter-schemas";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import type { Query } from "../../query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const { filters, form } = await readFilters(tillFilters, await searchParams);
  const asked = { regieId: filters?.regie, from: filters?.du, to: filters?.au };
  const { journal, activities } = await readTogether(async (api) => {
    const journal = await api.payments.counter.journal(asked);
    return { journal, activities: (await api.payments.counter.journalActivities(asked)).activities };
  }, "/agents/regie/journal");
  return (
    <AgentPage above={[{ href: `${base}/agents/regie`, label: "Régie" }]} section="regie" title="Journal de la régie">
      <TillNav base={base} current="/journal" />
      <JournalOfTill activities={activities} base={base} form={form} journal={journal} />
    </AgentPage>
  );
}
