import type { QueueFilter, QueueKind } from "@/server/backoffice/domain/queue";
import { accountRefusedMail } from "@/server/families/domain/decision-mails.fr";
import { phoneText } from "@/server/families/domain/phone.fr";
import type { FormAction } from "../forms/form-state";
import { ApproveForm } from "./ApproveForm";
import { type AccountRequestView, type CandidateView, identityName, placeText } from "./account-request-view";
import { birthText } from "./birth-text";
import { CompareTable } from "./CompareTable";
import { Facts } from "./Facts";
import { ItemKeys } from "./ItemKeys";
import { WRITTEN } from "./MailFrame";
import { RefuseForm } from "./RefuseForm";

interface PlacedView {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly childless: boolean;
}

interface AccountRequestPageProps {
  readonly base: string;
  readonly kind: QueueKind;
  readonly request: AccountRequestView;
  readonly candidates: readonly CandidateView[];
  readonly pending: boolean;
  /** Where an approved request was placed, for an agent who may open dossiers. */
  readonly placed: PlacedView | null;
  /** Whether the agent may change dossiers. */
  readonly mayEdit: boolean;
  readonly filter: QueueFilter;
  readonly reason: string;
  readonly approve: FormAction;
  readonly refuse: FormAction;
}

/** A request for an account beside the persons who resemble it, and the two answers (A3, A4). */
export function AccountRequestPage(props: AccountRequestPageProps) {
  const { base, kind, request, candidates, pending, placed, mayEdit, filter, reason, approve, refuse } = props;
  const { identity } = request;
  return (
    <>
      {pending ? <ItemKeys /> : null}
      {placed ? <Placed base={base} placed={placed} /> : null}
      <section aria-labelledby="demande">
        <h2 id="demande">La demande</h2>
        <Facts
          facts={[
            ["Personne", identityName(identity)],
            [
              "Naissance",
              [birthText(identity.birthdate), placeText(identity.birthplaceName, identity.birthplace)]
                .filter(Boolean)
                .join(", "),
            ],
            ["Identité", request.origin === "franceconnect" ? "certifiée par FranceConnect" : "déclarée, à vérifier"],
            ["E-mail", request.email],
            ["Téléphone", phoneText(request.phone)],
            ["Adresse", request.address],
            ["Enfants", request.children],
            ["Message", request.message],
          ]}
        />
      </section>
      <section aria-labelledby="ressemblances">
        <h2 id="ressemblances">Personnes qui ressemblent</h2>
        {candidates.length > 0 ? (
          <CompareTable candidates={candidates} request={request} />
        ) : (
          <p>
            Personne dans les dossiers ne ressemble à cette identité.{" "}
            <a href={`${base}/agents/familles?q=${encodeURIComponent(identity.birthName)}`}>
              Chercher «&nbsp;{identity.birthName}&nbsp;» dans les familles
            </a>
          </p>
        )}
      </section>
      {pending ? (
        <>
          <section aria-labelledby="accepter-titre" id="accepter" tabIndex={-1}>
            <h2 id="accepter-titre">Accepter</h2>
            <ApproveForm
              action={approve}
              base={mayEdit ? base : undefined}
              doubtful={request.doubtful}
              filter={filter}
              local={request.origin === "local"}
              places={placesOf(candidates)}
              requestId={request.id}
            />
          </section>
          <section aria-labelledby="refuser-titre" id="refuser" tabIndex={-1}>
            <h2 id="refuser-titre">Refuser</h2>
            <RefuseForm
              action={refuse}
              filter={filter}
              id={request.id}
              kind={kind}
              mail={accountRefusedMail(WRITTEN)}
              reason={reason}
              to={request.email}
            />
          </section>
        </>
      ) : null}
    </>
  );
}

function placesOf(candidates: readonly CandidateView[]) {
  const persons = candidates.map((person) => {
    const dossiers = person.families.map(({ number, name }) => `n°\u00a0${number} ${name}`).join(", ");
    const login = person.suspended
      ? " Son accès est suspendu\u00a0: rouvrez-le d’abord."
      : person.hasLogin
        ? " A déjà un compte\u00a0: ce nouveau moyen de connexion s’y ajoute."
        : "";
    const told = person.email || person.hasLogin ? " Les adresses déjà connues en sont prévenues." : "";
    return {
      value: `person:${person.personId}`,
      label: `C’est ${identityName(person)}`,
      hint: `${dossiers ? `Dossier ${dossiers}.` : "Dans aucun dossier."}${login}${told}`,
    };
  });
  const families = new Map(
    candidates.flatMap((person) => person.families.map((family) => [family.id, family] as const)),
  );
  const adults = [...families.values()].map(({ id, number, name }) => ({
    value: `family:${id}`,
    label: `Un autre adulte du dossier n°\u00a0${number}, ${name}`,
    hint: "Une nouvelle personne est créée dans ce dossier.",
  }));
  const fresh = { value: "new", label: "Un nouveau dossier", hint: "La personne et son dossier sont créés." };
  return [...persons, ...adults, fresh];
}

/** What comes after an account is opened: a dossier without a child lets its parents do nothing. */
function Placed({ base, placed }: { base: string; placed: PlacedView }) {
  const dossier = `${base}/agents/familles/${placed.id}`;
  return (
    <section aria-labelledby="suite">
      <h2 id="suite">Et maintenant</h2>
      <p>
        <a href={dossier}>
          Dossier n°&nbsp;{placed.number}, {placed.name}
        </a>
        {placed.childless
          ? ". Il n’a pas encore d’enfant\u00a0: tant qu’il n’en a pas, la famille ne peut rien réserver. Ajoutez ceux que le parent a écrits dans «\u00a0Enfants\u00a0», ci-dessous."
          : "."}
      </p>
      {placed.childless ? (
        <p className="preau-actions">
          <a className="fr-btn fr-btn--secondary" href={`${dossier}/enfants/nouveau`}>
            Ajouter un enfant
          </a>
        </p>
      ) : null}
    </section>
  );
}
