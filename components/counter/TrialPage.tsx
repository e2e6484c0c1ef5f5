import type { TrialView } from "@/server/payments/domain/trial";
import { trialWords } from "@/server/payments/domain/trial.fr";
import { formatEuros } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";

/** What became of a trial payment, and what to do next. */
export function TrialPage({ base, view }: { base: string; view: TrialView }) {
  const { operationId, regieId, regieName, face, isActivation, amount, reference, leaveUntil, freeAgainAt } = view;
  const { kind, sentences } = trialWords(view);
  const here = `${base}/agents/parametres/regies`;
  const isDone = face.face === "cancelled" && face.why === "test";
  return (
    <>
      <Alert kind={kind} live>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Alert>
      {leaveUntil ? (
        <p>
          La page de PayFiP ne s’est pas ouverte&nbsp;? Elle reste accessible jusqu’au {leaveUntil}&nbsp;:{" "}
          <a href={`${here}/essai/${operationId}/payfip`}>aller sur PayFiP</a>.
        </p>
      ) : null}
      <h2>Cet essai</h2>
      <p>
        {isActivation ? "Paiement d’activation" : "Paiement de test"} de {formatEuros(amount)}, {regieName}, référence{" "}
        {reference}.
      </p>
      {freeAgainAt && !isDone ? (
        <p>Un autre essai avec la même facture peut commencer à partir du {freeAgainAt}.</p>
      ) : null}
      <div className="preau-actions">
        {isDone ? null : (
          <a className="fr-btn fr-btn--secondary" href={`${here}/essai?regie=${regieId}`}>
            Faire un autre essai
          </a>
        )}
        <a href={here}>Revenir aux réglages des régies</a>
      </div>
    </>
  );
}
