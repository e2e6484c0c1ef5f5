import { Temporal } from "temporal-polyfill";
import type { ChangeStatus } from "@/server/families/domain/change-request";
import { type ChangeLine, STATUS_NAMES } from "@/server/families/domain/change-request.fr";
import { formatInstant } from "@/server/platform/dates";
import { NOT_GIVEN } from "@/server/platform/not-given.fr";
import { StatusBadge } from "../dsfr/StatusBadge";
import type { FormAction } from "../forms/form-state";
import { OneButtonForm } from "./OneButtonForm";

/** A request as the family follows it. Instants are ISO texts in UTC. */
export interface FollowedChangeProps {
  readonly id: string;
  readonly status: ChangeStatus;
  readonly askedAt: string;
  readonly decidedAt: string | null;
  readonly appliedAtOnce: boolean;
  readonly reason: string | null;
  readonly mine: boolean;
  readonly lines: readonly ChangeLine[];
}

const KINDS: Readonly<Record<ChangeStatus, "info" | "success" | "error" | "warning">> = {
  pending: "info",
  accepted: "success",
  refused: "error",
  withdrawn: "warning",
};

interface ChangeListProps {
  readonly changes: readonly FollowedChangeProps[];
  readonly zone: string;
  readonly withdraw: FormAction;
}

/** What was asked, before and after, and what became of it (D13). */
export function ChangeList({ changes, zone, withdraw }: ChangeListProps) {
  if (changes.length === 0) return <p>Vous n’avez demandé aucune modification.</p>;
  const said = (iso: string) => formatInstant(Temporal.Instant.from(iso), zone);
  return (
    <ul className="preau-grid">
      {changes.map((change) => (
        <li className="preau-card" key={change.id}>
          <h2 className="fr-h6">
            Demande du {said(change.askedAt)}{" "}
            <StatusBadge kind={KINDS[change.status]}>{STATUS_NAMES[change.status]}</StatusBadge>
          </h2>
          {change.mine ? null : <p>Demandée par un autre adulte du dossier.</p>}
          <ul>
            {change.lines.map(({ label, before, after }) => (
              <li key={label}>
                <strong>{label}</strong>&nbsp;: {after}
                {before === NOT_GIVEN ? null : <span> (avant&nbsp;: {before})</span>}
              </li>
            ))}
          </ul>
          {change.appliedAtOnce ? <p>Appliquée tout de suite.</p> : null}
          {change.decidedAt && !change.appliedAtOnce ? <p>Close le {said(change.decidedAt)}.</p> : null}
          {change.reason ? <p>Réponse de la mairie&nbsp;: {change.reason}</p> : null}
          {change.status === "pending" && change.mine ? (
            <OneButtonForm action={withdraw} id={`retrait-${change.id}`} values={{ requestId: change.id }}>
              Retirer cette demande<span className="fr-sr-only"> du {said(change.askedAt)}</span>
            </OneButtonForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
