import { Temporal } from "temporal-polyfill";
import type { DocumentStatus } from "@/server/documents/domain/needed-documents";
import { formatDayWithYear, formatInstant, type LocalDate } from "@/server/platform/dates";
import { elide } from "@/server/platform/elision";
import { StatusBadge } from "../dsfr/StatusBadge";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";

/** A document as its family sees it. */
export interface DocumentItem {
  readonly id: string;
  readonly label: string;
  readonly childName: string | null;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly status: DocumentStatus;
  readonly uploadedAt: string;
  readonly validUntil: LocalDate | null;
  readonly reason: string | null;
}

const STATUSES: Readonly<Record<DocumentStatus, readonly ["info" | "success" | "warning" | "error", string]>> = {
  pending: ["info", "En attente"],
  accepted: ["success", "Accepté"],
  refused: ["error", "Refusé"],
  withdrawn: ["warning", "Retiré"],
};

interface DocumentListProps {
  readonly documents: readonly DocumentItem[];
  readonly base: string;
  readonly zone: string;
  readonly canEdit: boolean;
  readonly withdraw: FormAction;
}

/** Everything that was sent, newest first, and what became of it. */
export function DocumentList({ documents, base, zone, canEdit, withdraw }: DocumentListProps) {
  if (documents.length === 0) return <p>Vous n’avez envoyé aucun document.</p>;
  return (
    <ul className="preau-grid">
      {documents.map((document) => {
        const [kind, words] = STATUSES[document.status];
        return (
          <li className="preau-card" key={document.id}>
            <h3>
              {document.label}
              {document.childName ? ` ${elide("de", document.childName)}` : ""}{" "}
              <StatusBadge kind={kind}>{words}</StatusBadge>
            </h3>
            <p>
              {document.status === "withdrawn" ? (
                document.fileName
              ) : (
                <a download href={`${base}/famille/documents/${document.id}/fichier`}>
                  Télécharger {document.fileName} ({weight(document.sizeBytes)})
                </a>
              )}
              <br />
              Envoyé le {formatInstant(Temporal.Instant.from(document.uploadedAt), zone)}.
            </p>
            {document.validUntil ? <p>Valable jusqu’au {formatDayWithYear(document.validUntil)}.</p> : null}
            {document.reason ? <p>Réponse de la mairie&nbsp;: {document.reason}</p> : null}
            {document.status === "pending" && canEdit ? (
              <OneButtonForm action={withdraw} id={`retrait-${document.id}`} values={{ documentId: document.id }}>
                Retirer<span className="fr-sr-only"> {document.fileName}</span>
              </OneButtonForm>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** "240 ko", "1,2 Mo" */
function weight(bytes: number): string {
  const [amount, unit] = bytes < 1_000_000 ? [Math.ceil(bytes / 1_000), "ko"] : [bytes / 1_000_000, "Mo"];
  return `${new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 }).format(amount)}\u00a0${unit}`;
}
