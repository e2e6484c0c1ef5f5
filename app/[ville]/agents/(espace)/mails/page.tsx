import { FailedMailsDone } from "@/components/backoffice/FailedMailsDone";
import { FailedMailsPage } from "@/components/backoffice/FailedMailsPage";
import { read } from "@/server/api/caller";
import { readFilters } from "@/server/api/filters";
import { failedMailsFilters } from "@/server/backoffice/schemas";
import { AgentPage } from "../AgentPage";
import { agentSpace } from "../agent-space";
import { oneOf, type Query } from "../query";
import { resendMail, resendMails } from "./actions";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base, rights, zone } = await agentSpace();
  const { filters } = await readFilters(failedMailsFilters, await searchParams);
  const filter = { kind: filters?.sorte, failure: filters?.cause };
  const view = await read((api) => api.backoffice.mails.list({ ...filter, after: filters?.apres }), "/agents/mails");
  return (
    <AgentPage title="E-mails non partis">
      <FailedMailsDone
        fewer={(await oneOf(searchParams, "moins")) === "oui"}
        sent={await oneOf(searchParams, "fait")}
      />
      <FailedMailsPage
        base={base}
        filter={filter}
        mayReadFamilies={rights.includes("familles.lire")}
        resend={resendMail}
        resendAll={resendMails}
        view={view}
        zone={zone}
      />
    </AgentPage>
  );
}
