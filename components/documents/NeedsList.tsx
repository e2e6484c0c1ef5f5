import { type DocumentNeed, isToSend } from "@/server/documents/domain/needed-documents";
import { formatDayWithYear } from "@/server/platform/dates";
import { StatusBadge } from "../dsfr/StatusBadge";
import { NEED_STATES, needTitle } from "./need-states";

interface NeedsListProps {
  readonly needs: readonly DocumentNeed[];
  readonly base: string;
  /** Somebody who may only read is not asked to send. */
  readonly canSend: boolean;
}

/** What the town asks for, how far each is, and the way to send what is missing. */
export function NeedsList({ needs, base, canSend }: NeedsListProps) {
  if (needs.length === 0) return <p>La mairie ne vous demande aucun document.</p>;
  return (
    <ul className="preau-list">
      {needs.map((need) => (
        <li key={`${need.type.id} ${need.child?.id ?? ""}`}>
          <Need base={base} canSend={canSend} need={need} />
        </li>
      ))}
    </ul>
  );
}

function Need({ need, base, canSend }: { need: DocumentNeed; base: string; canSend: boolean }) {
  const { type, child, state, validUntil } = need;
  const [kind, words] = NEED_STATES[state];
  const title = needTitle(need);
  const query = new URLSearchParams({ type: type.id, ...(child ? { enfant: child.id } : {}) });
  return (
    <>
      <strong>{title}</strong> <StatusBadge kind={kind}>{words}</StatusBadge>
      {type.activityNames.length > 0 ? <> Pour&nbsp;: {type.activityNames.join(", ")}.</> : null}
      {validUntil ? (
        <>
          {" "}
          {state === "expired" ? "depuis le" : "valable jusqu’au"} {formatDayWithYear(validUntil)}.
        </>
      ) : null}{" "}
      {canSend && isToSend(need) ? (
        <a href={`${base}/famille/documents/deposer?${query}`}>
          Envoyer<span className="fr-sr-only">&nbsp;: {title}</span>
        </a>
      ) : null}
    </>
  );
}
