import { JournalOfTill } from "@/components/counter/JournalOfTill";
import { TillNav } from "@/components/counter/TillNav";
import { read } from "@/server/api/caller";
import { readFilters } from "@/server/api/filters";
import { tillFilters } from "@/server/payments/counter-schemas";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import type { Query } from "../../query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const { filters, form } = await readFilters(tillFilters, await searchParams);
  const asked = { regieId: filters?.regie, from: filters?.du, to: filters?.au };
  const journal = await read((api) => api.payments.counter.journal(asked), "/agents/regie/journal");
  return (
    <AgentPage above={[{ href: `${base}/agents/regie`, label: "Régie" }]} section="regie" title="Journal de la régie">
      <TillNav base={base} current="/journal" />
      <JournalOfTill base={base} form={form} journal={journal} />
    </AgentPage>
  );
}
