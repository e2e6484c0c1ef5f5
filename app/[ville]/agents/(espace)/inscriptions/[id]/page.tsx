import { EnrolmentRequestPage, type ReadAgain } from "@/components/backoffice/EnrolmentRequestPage";
import { ItemPlace } from "@/components/backoffice/ItemPlace";
import { read } from "@/server/api/caller";
import { modelText } from "@/server/backoffice/domain/model-answers";
import { KIND_NAMES } from "@/server/backoffice/domain/queue.fr";
import { changedDays } from "@/server/booking/domain/ending-effects.fr";
import { AgentPage } from "../../AgentPage";
import { assignItem, releaseItem } from "../../actions";
import { agentSpace, agentToday } from "../../agent-space";
import { acceptEnrolment, refuseEnrolment } from "../../decisions";
import { filterOf, oneOf, type Query } from "../../query";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { base, zone, rights } = await agentSpace();
  const here = `/agents/inscriptions/${id}`;
  const until = await oneOf(searchParams, "au");
  const request = await read((api) => api.backoffice.enrolment.request({ requestId: id, until }), here);
  const filter = await filterOf(searchParams);
  const asked = { kind: "inscription", id, genre: filter.kind, qui: filter.owner } as const;
  const place = await read((api) => api.backoffice.queue.place(asked), here);
  return (
    <AgentPage
      above={[]}
      section="file"
      title={`${request.kind === "inscription" ? KIND_NAMES.inscription : "Arrêt d’une inscription"}\u00a0: ${request.child.name}`}
    >
      <ItemPlace
        assign={assignItem}
        base={base}
        filter={filter}
        id={id}
        kind="inscription"
        late={(await oneOf(searchParams, "deja")) !== undefined}
        place={place}
        release={releaseItem}
        untold={await oneOf(searchParams, "prevenir")}
        who={request.requester}
        zone={zone}
      />
      <EnrolmentRequestPage
        accept={acceptEnrolment}
        again={againOf(await oneOf(searchParams, "suite"), await oneOf(searchParams, "change"))}
        base={base}
        filter={filter}
        mayHandleDocuments={rights.includes("documents.traiter")}
        mayReadFamilies={rights.includes("familles.lire")}
        pending={place.pending}
        reason={modelText(request.kind, await oneOf(searchParams, "modele"))}
        refuse={refuseEnrolment}
        request={request}
        today={await agentToday()}
      />
    </AgentPage>
  );
}

/** Why the page is read again before anything is accepted. */
function againOf(why: string | undefined, changed = ""): ReadAgain | null {
  if (why === "relire") return { why: "changed", days: changedDays(changed) };
  return why === "jour" ? { why: "day" } : null;
}
