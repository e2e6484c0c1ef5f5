import { Temporal } from "temporal-polyfill";
import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { documentAcceptedMail, documentRefusedMail } from "@/server/documents/domain/decision-mails.fr";
import { dayOf, formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { typedDay } from "@/server/platform/local-date";
import type { FormAction } from "../forms/form-state";
import { AcceptAttestationForm } from "./AcceptAttestationForm";
import { AcceptDocumentForm } from "./AcceptDocumentForm";
import { Facts } from "./Facts";
import { ItemKeys } from "./ItemKeys";
import { HOUSEHOLD, MailFrame, WRITTEN } from "./MailFrame";
import { RefuseForm } from "./RefuseForm";

export interface DocumentView {
  readonly id: string;
  readonly familyId: string;
  readonly familyNumber: string;
  readonly familyName: string;
  readonly label: string;
  readonly hint: string;
  readonly childName: string | null;
  readonly uploadedBy: string;
  /** ISO instant, UTC. */
  readonly uploadedAt: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly validUntil: LocalDate | null;
  readonly proposedUntil: LocalDate | null;
  /** What is recorded when it is accepted. */
  readonly proves: "quotient" | null;
}

interface DocumentPageProps {
  readonly base: string;
  readonly zone: string;
  readonly document: DocumentView;
  readonly status: string;
  readonly mayReadFamilies: boolean;
  readonly filter: QueueFilter;
  readonly reason: string;
  readonly accept: FormAction;
  readonly acceptAttestation: FormAction;
  readonly refuse: FormAction;
  /** The months of a quotient to choose from, newest first. */
  readonly months: readonly { readonly value: string; readonly label: string }[];
}

const MEDIA: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "image/jpeg": "photo JPEG",
  "image/png": "image PNG",
};

const weight = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** A document to look at, then to accept until a day, or to refuse with a reason (D11). */
export function DocumentPage(props: DocumentPageProps) {
  const { base, zone, document, status, mayReadFamilies, filter, reason } = props;
  const { accept, acceptAttestation, refuse, months } = props;
  const proposed = document.proposedUntil && typedDay(document.proposedUntil);
  const sentOn = dayOf(Temporal.Instant.from(document.uploadedAt), zone);
  const pending = status === "pending";
  const dossier = `Dossier n°\u00a0${document.familyNumber}, ${document.familyName}`;
  return (
    <>
      {pending ? <ItemKeys /> : null}
      <Facts
        facts={[
          ["Pièce", document.label],
          ["Ce qui est demandé", document.hint],
          ["Pour", document.childName ?? "toute la famille"],
          [
            "Famille",
            mayReadFamilies ? (
              <a href={`${base}/agents/familles/${document.familyId}`} key="dossier">
                {dossier}
              </a>
            ) : (
              dossier
            ),
          ],
          ["Envoyée par", document.uploadedBy],
          ...(document.validUntil ? [["Valable jusqu’au", formatDayWithYear(document.validUntil)] as const] : []),
        ]}
      />
      {status === "withdrawn" ? null : (
        <p>
          <a className="fr-btn fr-btn--secondary" href={`${base}/agents/documents/${document.id}/fichier`}>
            Télécharger «&nbsp;{document.fileName}&nbsp;» ({MEDIA[document.mediaType] ?? document.mediaType},{" "}
            {weight.format(Math.max(document.sizeBytes / 1024, 0.1))}&nbsp;ko)
          </a>
        </p>
      )}
      {pending ? (
        <>
          <section aria-labelledby="accepter-titre" id="accepter" tabIndex={-1}>
            <h2 id="accepter-titre">Accepter</h2>
            {document.proves === "quotient" ? (
              <AcceptAttestationForm
                action={acceptAttestation}
                documentId={document.id}
                filter={filter}
                months={months}
                proposed={proposed}
              />
            ) : (
              <>
                <MailFrame mail={documentAcceptedMail(sentOn)} to={HOUSEHOLD} />
                <AcceptDocumentForm action={accept} documentId={document.id} filter={filter} proposed={proposed} />
              </>
            )}
          </section>
          <section aria-labelledby="refuser-titre" id="refuser" tabIndex={-1}>
            <h2 id="refuser-titre">Refuser</h2>
            <RefuseForm
              action={refuse}
              filter={filter}
              id={document.id}
              kind="document"
              mail={documentRefusedMail(sentOn, WRITTEN)}
              reason={reason}
              to={HOUSEHOLD}
            />
          </section>
        </>
      ) : null}
    </>
  );
}
