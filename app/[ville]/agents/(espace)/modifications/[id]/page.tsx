import { ChangeRequestPage } from "@/components/backoffice/ChangeRequestPage";
import { ItemPlace } from "@/components/backoffice/ItemPlace";
import { read } from "@/server/api/caller";
import { modelText } from "@/server/backoffice/domain/model-answers";
import { itemName } from "@/server/backoffice/domain/queue.fr";
import { AgentPage } from "../../AgentPage";
import { assignItem, releaseItem } from "../../actions";
import { agentSpace } from "../../agent-space";
import { acceptChange, refuseChange } from "../../decisions";
import { filterOf, oneOf, type Query } from "../../query";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { base, zone, rights } = await agentSpace();
  const here = `/agents/modifications/${id}`;
  const change = await read((api) => api.families.staff.change({ requestId: id }), here);
  const filter = await filterOf(searchParams);
  const asked = { kind: "modification", id, genre: filter.kind, qui: filter.owner } as const;
  const place = await read((api) => api.backoffice.queue.place(asked), here);
  const ofContact = change.lines.some(({ field }) => field === "contact");
  const what = itemName({ kind: "modification", ofContact });
  return (
    <AgentPage above={[]} section="file" title={`${what}\u00a0: ${change.requester}`}>
      <ItemPlace
        assign={assignItem}
        base={base}
        filter={filter}
        id={id}
        kind="modification"
        late={(await oneOf(searchParams, "deja")) !== undefined}
        place={place}
        release={releaseItem}
        untold={await oneOf(searchParams, "prevenir")}
        who={change.requester}
        zone={zone}
      />
      <ChangeRequestPage
        accept={acceptChange}
        base={base}
        change={change}
        filter={filter}
        mayReadFamilies={rights.includes("familles.lire")}
        ofContact={ofContact}
        pending={place.pending}
        reason={modelText(ofContact ? "contact" : "modification", await oneOf(searchParams, "modele"))}
        refuse={refuseChange}
      />
    </AgentPage>
  );
}
