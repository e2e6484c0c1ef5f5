import { FullFile } from "@/components/documents/FullFile";
import { TypeList } from "@/components/documents/TypeList";
import { UploadForm } from "@/components/documents/UploadForm";
import { placesOf } from "@/components/documents/upload-places";
import { draftHref } from "@/components/enrolment/enrolment-links";
import { read } from "@/server/api/caller";
import { readEnrolmentDraft } from "@/server/api/enrolment-draft";
import { nowhere } from "@/server/api/nowhere";
import { isFull } from "@/server/documents/domain/upload-room";
import { FamilyPage } from "../../FamilyPage";
import { familyShell } from "../../family-shell";
import { uploadDocuments } from "../actions";

interface PageProps {
  readonly searchParams: Promise<{ type?: string; enfant?: string; pour?: string }>;
}

/** First which document, then its files: one question a page, and each has its address. */
export default async function Page({ searchParams }: PageProps) {
  const { base } = await familyShell();
  const { type, enfant, pour } = await searchParams;
  const offer = await read((api) => api.documents.form(), "/famille/documents/deposer");
  const documents = { href: `${base}/famille/documents`, label: "Mes documents" };
  if (type === undefined) {
    return (
      <FamilyPage above={[documents]} section="documents" title="Quel document envoyez-vous&nbsp;?">
        <TypeList base={base} offer={offer} />
      </FamilyPage>
    );
  }
  const place = placesOf(offer).find(({ typeId, childId }) => typeId === type && childId === (enfant ?? null));
  if (!place) return nowhere();
  const draft = pour === "inscription" ? await readEnrolmentDraft() : undefined;
  const which = { href: `${base}/famille/documents/deposer`, label: "Envoyer un document" };
  return (
    <FamilyPage above={[documents, which]} section="documents" title={place.label}>
      {place.hint ? <p>{place.hint}</p> : null}
      {isFull(offer.room) ? (
        <FullFile base={base} room={offer.room} />
      ) : (
        <>
          <p>Une photo nette suffit. Si le document a plusieurs pages, choisissez plusieurs photos.</p>
          <UploadForm
            action={uploadDocuments}
            childId={place.childId}
            fileBytes={offer.fileBytes}
            filesAtOnce={offer.filesAtOnce}
            forEnrolment={draft !== undefined}
            room={offer.room}
            typeId={place.typeId}
          />
        </>
      )}
      {draft ? (
        <p>
          <a href={draftHref(base, draft, "retour")}>Revenir à ma demande d’inscription sans rien envoyer</a>
        </p>
      ) : null}
    </FamilyPage>
  );
}
