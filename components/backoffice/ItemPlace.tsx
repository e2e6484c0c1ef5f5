import type { QueueFilter, QueueItem, QueueKind } from "@/server/backoffice/domain/queue";
import { unreachedText } from "../desk/told";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { AssignForm } from "./AssignForm";
import { instantText } from "./since-text";

/** Where an item of the queue is, as its page reads it. */
export interface ItemPlaceView {
  readonly pending: boolean;
  readonly status: string;
  readonly since: string;
  readonly assignee: QueueItem["assignee"];
  readonly decision: {
    readonly by: string | null;
    readonly me: boolean;
    readonly at: string;
    readonly reason: string | null;
  } | null;
  readonly next: string | null;
  readonly back: string;
}

interface ItemPlaceProps {
  readonly base: string;
  readonly zone: string;
  readonly place: ItemPlaceView;
  readonly kind: QueueKind;
  readonly id: string;
  readonly who: string;
  readonly filter: QueueFilter;
  /** The agent has just decided it, after somebody else. */
  readonly late: boolean;
  /** Whom the decision could not be told to for want of an address, as `?prevenir=` names them. */
  readonly untold?: string | undefined;
  readonly assign: FormAction;
  readonly release: FormAction;
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  approved: "Acceptée",
  accepted: "Acceptée",
  refused: "Refusée",
  withdrawn: "Retirée par la famille",
};

const SERVICE = "le service en ligne";

/** What a family asks ends too when its child leaves the dossier: an agent did that, and nobody answered. */
function titleOf({ status, decision }: ItemPlaceView): string {
  if (status === "withdrawn" && decision?.by) return "Sans suite";
  return STATUS_WORDS[status] ?? "Décidée";
}

/** What is said first to who decided after another: their own choice is lost, whatever it was. */
function tooLateText({ status, decision }: ItemPlaceView, zone: string): string {
  const when = decision ? ` le ${instantText(decision.at, zone)}` : "";
  const before =
    status === "withdrawn" && !decision?.by
      ? "Déjà retiré par la famille"
      : `Déjà décidé par ${decision?.by ?? SERVICE}`;
  return `${before}${when}\u00a0: votre choix n’a pas été enregistré.`;
}

/** Who has the request; once it is decided, who did it, when and why. The way to the next one is always there. */
export function ItemPlace({ base, zone, place, kind, id, who, filter, late, untold, assign, release }: ItemPlaceProps) {
  const { decision, assignee } = place;
  const tooLate = late && !place.pending && !decision?.me;
  const unreached = decision?.me ? unreachedText(untold) : undefined;
  return (
    <>
      {place.pending ? (
        <div className="preau-queue__owner">
          <p>
            Reçue le {instantText(place.since, zone)}.{" "}
            {assignee
              ? `${assignee.me ? "Vous vous en occupez" : `${assignee.name} s’en occupe`}.`
              : "Personne ne s’en occupe."}
          </p>
          <AssignForm
            assign={assign}
            filter={filter}
            from="item"
            item={{ kind, id, assignee, who }}
            release={release}
          />
        </div>
      ) : (
        <Alert
          kind={tooLate ? "warning" : place.status === "refused" ? "info" : "success"}
          live
          title={tooLate ? tooLateText(place, zone) : titleOf(place)}
        >
          {tooLate ? <p>{titleOf(place)}.</p> : null}
          <p>{decision ? `Par ${decision.by ?? SERVICE}, ${instantText(decision.at, zone)}.` : null}</p>
          {decision?.reason ? (
            <p>
              {place.status === "withdrawn" || unreached ? "Raison" : "Raison envoyée"}&nbsp;: {decision.reason}
            </p>
          ) : null}
          {unreached ? <p>{unreached}</p> : null}
        </Alert>
      )}
      <p className="preau-actions">
        {place.next ? (
          <a className={place.pending ? "fr-btn fr-btn--tertiary" : "fr-btn"} data-next-item href={base + place.next}>
            Suivant
          </a>
        ) : null}
        <a href={base + place.back}>
          {place.next ? "Revenir à la file" : "Il n’y a pas d’autre demande\u00a0: revenir à la file"}
        </a>
      </p>
    </>
  );
}
