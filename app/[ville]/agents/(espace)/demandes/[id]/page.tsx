import { AccountRequestPage } from "@/components/backoffice/AccountRequestPage";
import { identityName } from "@/components/backoffice/account-request-view";
import { ItemPlace } from "@/components/backoffice/ItemPlace";
import { read } from "@/server/api/caller";
import { modelText } from "@/server/backoffice/domain/model-answers";
import { KIND_NAMES } from "@/server/backoffice/domain/queue.fr";
import { AgentPage } from "../../AgentPage";
import { assignItem, releaseItem } from "../../actions";
import { agentSpace } from "../../agent-space";
import { approveAccount, refuseAccount } from "../../decisions";
import { filterOf, oneOf, type Query } from "../../query";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { base, zone, rights } = await agentSpace();
  const here = `/agents/demandes/${id}`;
  const { request, candidates, placed } = await read(
    (api) => api.accountRequests.accountRequestDetail({ requestId: id }),
    here,
  );
  const kind = request.doubtful ? "identite" : "compte";
  const filter = await filterOf(searchParams);
  const asked = { kind, id, genre: filter.kind, qui: filter.owner } as const;
  const place = await read((api) => api.backoffice.queue.place(asked), here);
  const who = identityName(request.identity);
  return (
    <AgentPage above={[]} section="file" title={`${KIND_NAMES[kind]}\u00a0: ${who}`}>
      <ItemPlace
        assign={assignItem}
        base={base}
        filter={filter}
        id={id}
        kind={kind}
        late={(await oneOf(searchParams, "deja")) !== undefined}
        place={place}
        release={releaseItem}
        who={who}
        zone={zone}
      />
      <AccountRequestPage
        approve={approveAccount}
        base={base}
        candidates={candidates}
        filter={filter}
        kind={kind}
        mayEdit={rights.includes("familles.modifier")}
        pending={place.pending}
        placed={rights.includes("familles.modifier") ? placed : null}
        reason={modelText(kind, await oneOf(searchParams, "modele"))}
        refuse={refuseAccount}
        request={request}
      />
    </AgentPage>
  );
}
