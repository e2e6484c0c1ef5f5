import { DocumentPage } from "@/components/backoffice/DocumentPage";
import { ItemPlace } from "@/components/backoffice/ItemPlace";
import { read } from "@/server/api/caller";
import { modelText } from "@/server/backoffice/domain/model-answers";
import { AgentPage } from "../../AgentPage";
import { assignItem, releaseItem } from "../../actions";
import { agentSpace } from "../../agent-space";
import { acceptAttestation, acceptDocument, refuseDocument } from "../../decisions";
import { filterOf, oneOf, type Query } from "../../query";
import { monthOptions } from "../../quotient-months";

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: Props) {
  const { id } = await params;
  const { base, zone, rights } = await agentSpace();
  const here = `/agents/documents/${id}`;
  const document = await read((api) => api.documents.staff.document({ documentId: id }), here);
  const filter = await filterOf(searchParams);
  const asked = { kind: "document", id, genre: filter.kind, qui: filter.owner } as const;
  const place = await read((api) => api.backoffice.queue.place(asked), here);
  return (
    <AgentPage above={[]} section="file" title={`Pièce justificative\u00a0: ${document.label}`}>
      <ItemPlace
        assign={assignItem}
        base={base}
        filter={filter}
        id={id}
        kind="document"
        late={(await oneOf(searchParams, "deja")) !== undefined}
        place={place}
        release={releaseItem}
        untold={await oneOf(searchParams, "prevenir")}
        who={document.uploadedBy}
        zone={zone}
      />
      <DocumentPage
        accept={acceptDocument}
        acceptAttestation={acceptAttestation}
        base={base}
        document={document}
        filter={filter}
        months={await monthOptions()}
        mayReadFamilies={rights.includes("familles.lire")}
        reason={modelText("document", await oneOf(searchParams, "modele"))}
        refuse={refuseDocument}
        status={place.status}
        zone={zone}
      />
    </AgentPage>
  );
}
