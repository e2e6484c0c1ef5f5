import type { QueueFilter } from "@/server/backoffice/domain/queue";
import { changeAcceptedMail, changeRefusedMail } from "@/server/families/domain/decision-mails.fr";
import type { HomeToConfirm } from "@/server/families/domain/homes";
import { movesText } from "@/server/families/domain/homes.fr";
import { typedDay } from "@/server/platform/local-date";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { AcceptChangeForm } from "./AcceptChangeForm";
import { ChangeTable, type ComparedChange } from "./ChangeTable";
import { ItemKeys } from "./ItemKeys";
import { HOUSEHOLD, MailFrame, WRITTEN } from "./MailFrame";
import { RefuseForm } from "./RefuseForm";

export interface ChangeView {
  readonly id: string;
  readonly familyId: string;
  readonly familyNumber: string;
  readonly familyName: string;
  readonly requester: string;
  readonly lines: readonly ComparedChange[];
  /** Whether the answer goes to all who hold the household, and not to who asked for their own details. */
  readonly ofHousehold: boolean;
  /** Of a new address that waits; null for everything else. */
  readonly home: HomeToConfirm | null;
  readonly forbidden: ReadonlyArray<{ readonly id: string; readonly name: string; readonly relation: string }>;
}

interface ChangeRequestPageProps {
  readonly base: string;
  readonly change: ChangeView;
  /** It is about somebody to call for a child, not about the family’s own details. */
  readonly ofContact: boolean;
  readonly pending: boolean;
  readonly mayReadFamilies: boolean;
  readonly filter: QueueFilter;
  readonly reason: string;
  readonly accept: FormAction;
  readonly refuse: FormAction;
}

/** Before, after, and what the dossier has now, side by side (D13). */
export function ChangeRequestPage(props: ChangeRequestPageProps) {
  const { base, change, ofContact, pending, mayReadFamilies, filter, reason, accept, refuse } = props;
  const to = change.ofHousehold ? HOUSEHOLD : change.requester;
  const moved = change.lines.some((line) => line.moved);
  const dossier = `Dossier n°\u00a0${change.familyNumber}, ${change.familyName}`;
  return (
    <>
      {pending ? <ItemKeys /> : null}
      <p>
        Demandé par {change.requester}.{" "}
        {mayReadFamilies ? <a href={`${base}/agents/familles/${change.familyId}`}>{dossier}</a> : dossier}
      </p>
      {change.forbidden.length > 0 && pending ? (
        <Alert kind="warning" title="Des personnes n’ont pas le droit de venir chercher cet enfant">
          <ul>
            {change.forbidden.map(({ id, name, relation }) => (
              <li key={id}>
                <strong>{name}</strong> ({relation})
              </li>
            ))}
          </ul>
          <p>
            Vérifiez qu’il ne s’agit pas de l’une d’elles sous un autre nom. L’interdiction peut venir de l’autre
            dossier de l’enfant&nbsp;: n’en parlez pas dans votre réponse.
          </p>
        </Alert>
      ) : null}
      {moved && pending ? (
        <Alert kind="warning" title="Le dossier a changé depuis la demande">
          <p>Comparez la valeur actuelle avec celle que le parent avait sous les yeux avant de décider.</p>
        </Alert>
      ) : null}
      <ChangeTable lines={change.lines} pending={pending} />
      {pending ? (
        <>
          <section aria-labelledby="accepter-titre" id="accepter" tabIndex={-1}>
            <h2 id="accepter-titre">Accepter</h2>
            <MailFrame mail={changeAcceptedMail()} to={to} />
            <AcceptChangeForm
              action={accept}
              filter={filter}
              home={
                change.home && {
                  residence: change.home.residence,
                  from: typedDay(change.home.from),
                  moves: movesText(change.home.moves),
                  version: change.home.version,
                }
              }
              moved={moved}
              requestId={change.id}
            />
          </section>
          <section aria-labelledby="refuser-titre" id="refuser" tabIndex={-1}>
            <h2 id="refuser-titre">Refuser</h2>
            <RefuseForm
              action={refuse}
              answers={ofContact ? "contact" : "modification"}
              filter={filter}
              id={change.id}
              kind="modification"
              mail={changeRefusedMail(WRITTEN)}
              reason={reason}
              to={to}
            />
          </section>
        </>
      ) : null}
    </>
  );
}
