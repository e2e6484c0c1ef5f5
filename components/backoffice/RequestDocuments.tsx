import type { NeedState } from "@/server/documents/domain/needed-documents";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { Alert } from "../dsfr/Alert";
import { StatusBadge } from "../dsfr/StatusBadge";

/** A document that the town asks for, as who decides a request sees it. */
export interface RequestDocument {
  readonly typeId: string;
  readonly label: string;
  readonly state: NeedState;
  readonly validUntil: LocalDate | null;
  /** Nothing that counts was sent. */
  readonly lacks: boolean;
  /** The latest that the household sent, to look at. */
  readonly documentId: string | null;
}

const STATES: Readonly<Record<NeedState, readonly ["info" | "success" | "warning" | "error", string]>> = {
  missing: ["error", "Manque"],
  refused: ["error", "Refusé"],
  expired: ["error", "Expiré"],
  ending: ["warning", "Expire bientôt"],
  pending: ["info", "À vérifier"],
  accepted: ["success", "Accepté"],
};

interface RequestDocumentsProps {
  readonly base: string;
  readonly documents: readonly RequestDocument[];
  readonly mayOpen: boolean;
}

/** Every document that counts for a request, how far it is, and the way to look at it (D11, W1). */
export function RequestDocuments({ base, documents, mayOpen }: RequestDocumentsProps) {
  return (
    <>
      <h2>Documents demandés</h2>
      {documents.length === 0 ? <p>La mairie ne demande aucun document.</p> : null}
      <ul className="preau-list">
        {documents.map(({ typeId, label, state, validUntil, documentId }) => {
          const [kind, words] = STATES[state];
          return (
            <li key={typeId}>
              {label} <StatusBadge kind={kind}>{words}</StatusBadge>
              {validUntil
                ? ` ${state === "expired" ? "depuis le" : "jusqu’au"} ${formatDayWithYear(validUntil)}`
                : null}
              {documentId && mayOpen ? (
                <>
                  {" "}
                  <a href={`${base}/agents/documents/${documentId}`}>
                    {state === "pending" ? "Vérifier" : "Voir"}
                    <span className="fr-sr-only">&nbsp;: {label}</span>
                  </a>
                </>
              ) : null}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** What one accepts without: nothing keeps staff from it, they know the family. */
export function LackingDocuments({ documents }: { documents: readonly RequestDocument[] }) {
  const lacking = documents.filter(({ lacks, state }) => lacks || state === "pending");
  if (lacking.length === 0) return null;
  return (
    <Alert as="h3" kind="warning" title="Le dossier n’est pas complet">
      <ul>
        {lacking.map(({ typeId, label, state }) => (
          <li key={typeId}>
            {label}&nbsp;: {STATES[state][1].toLowerCase()}
          </li>
        ))}
      </ul>
      <p>Vous pouvez accepter quand même&nbsp;: ces documents resteront à fournir dans le dossier.</p>
    </Alert>
  );
}
