import { DocumentList } from "@/components/documents/DocumentList";
import { NeedsList } from "@/components/documents/NeedsList";
import { DoneMessage } from "@/components/families/DoneMessage";
import { read } from "@/server/api/caller";
import { FamilyPage } from "../FamilyPage";
import { familyShell } from "../family-shell";
import { cityZone } from "../today";
import { withdrawDocument } from "./actions";

const DONE = {
  envoi: "Vos fichiers sont envoyés. La mairie va les vérifier\u00a0; vous recevrez sa réponse par e-mail.",
  "envoi-en-partie":
    "Vos fichiers sont envoyés, sauf ceux que la mairie a déjà acceptés et qui comptent toujours. Elle va vérifier les autres\u00a0; vous recevrez sa réponse par e-mail.",
  deja: "C’est le même fichier que celui que la mairie a déjà accepté, et qui compte toujours\u00a0: il n’est pas envoyé une deuxième fois. Pour le remplacer, envoyez un document plus récent.",
  retrait: "Le document est retiré, et son fichier effacé.",
};

export default async function Page({ searchParams }: { searchParams: Promise<{ fait?: string }> }) {
  const { base, family } = await familyShell();
  const needs = await read((api) => api.documents.needs(), "/famille/documents");
  const documents = await read((api) => api.documents.list());
  const canEdit = family.rights.includes("edit");
  return (
    <FamilyPage section="documents" title="Mes documents">
      <DoneMessage done={(await searchParams).fait} texts={DONE} />
      <h2>Ce que la mairie demande</h2>
      <NeedsList base={base} canSend={canEdit} needs={needs} />
      {canEdit ? (
        <p className="preau-actions">
          <a className="fr-btn" href={`${base}/famille/documents/deposer`}>
            Envoyer un document
          </a>
        </p>
      ) : null}
      <h2>Ce que vous avez envoyé</h2>
      <DocumentList
        base={base}
        canEdit={canEdit}
        documents={documents}
        withdraw={withdrawDocument}
        zone={await cityZone()}
      />
    </FamilyPage>
  );
}
