import type { QueueFilter, QueueItem, QueueKind } from "@/server/backoffice/domain/queue";
import { filterQuery } from "@/server/backoffice/domain/queue.fr";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { QueueFilters } from "./QueueFilters";
import { QueueKeys } from "./QueueKeys";
import { QueueTable } from "./QueueTable";

export interface QueueCount {
  readonly kind: QueueKind;
  readonly all: number;
  readonly mine: number;
  readonly free: number;
}

interface QueuePageProps {
  readonly base: string;
  readonly zone: string;
  readonly filter: QueueFilter;
  readonly queue: {
    readonly items: readonly QueueItem[];
    readonly counts: readonly QueueCount[];
    readonly next: string | null;
    /** Mails that could not be sent; none for who cannot mend an address. */
    readonly failedMails: number;
  };
  readonly assign: FormAction;
  readonly release: FormAction;
}

/** One line a request: who, what, since when, who has it (W1). */
export function QueuePage({ base, zone, filter, queue, assign, release }: QueuePageProps) {
  const { items, counts, next, failedMails } = queue;
  const total = counts.reduce((sum, { all }) => sum + all, 0);
  return (
    <>
      {failedMails > 0 ? (
        <Alert kind="warning">
          <p>
            <a href={`${base}/agents/mails`}>
              {failedMails === 1 ? "Un e-mail n’est pas parti" : `${failedMails}\u00a0e-mails ne sont pas partis`}
            </a>
          </p>
        </Alert>
      ) : null}
      <p>
        {total === 0 ? "Rien n’attend\u00a0: la file est vide." : totalText(total)}
        {total > 0 ? " Les plus anciennes sont en haut." : ""}
      </p>
      <QueueFilters base={base} counts={counts} filter={filter} />
      {items.length > 0 ? (
        <>
          <QueueKeys />
          <QueueTable assign={assign} base={base} filter={filter} items={items} release={release} zone={zone} />
        </>
      ) : total > 0 ? (
        <p>Aucune demande ne correspond à ces filtres.</p>
      ) : null}
      {next ? (
        <p className="preau-actions">
          <a className="fr-btn fr-btn--secondary" href={`${base}/agents${filterQuery(filter, { apres: next })}`}>
            Demandes suivantes
          </a>
        </p>
      ) : null}
    </>
  );
}

function totalText(total: number): string {
  return total === 1 ? "1\u00a0demande attend une réponse." : `${total}\u00a0demandes attendent une réponse.`;
}
