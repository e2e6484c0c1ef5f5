import { HeadcountDayPage } from "@/components/backoffice/HeadcountDayPage";
import { isRefused } from "@/components/forms/form-state";
import { read } from "@/server/api/caller";
import { formatDayWithYear } from "@/server/platform/dates";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import type { Query } from "../query";
import { headcountForm } from "./headcount-query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const { form, ...asked } = await headcountForm(searchParams);
  const view = await read((api) => api.backoffice.headcount.day(asked), "/agents/effectifs");
  const title = isRefused(form) ? "Effectifs" : `Effectifs du ${formatDayWithYear(view.day)}`;
  return (
    <AgentPage section="effectifs" title={title}>
      <HeadcountDayPage base={base} form={form} view={view} />
    </AgentPage>
  );
}
