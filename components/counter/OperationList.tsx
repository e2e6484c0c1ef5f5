import type { OperationLine } from "@/server/payments/domain/counter-view";
import { RESULT_WORDS, STATE_WORDS } from "@/server/payments/domain/moves.fr";
import { formatEuros } from "@/server/platform/money";
import { Disclosure } from "../dsfr/Disclosure";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";

interface OperationListProps {
  readonly operations: readonly OperationLine[];
  readonly action: FormAction;
}

/** The payments online of a family, each with every step of its life, and a button that asks PayFiP now. */
export function OperationList({ operations, action }: OperationListProps) {
  if (operations.length === 0) return null;
  return (
    <>
      <h2>Paiements en ligne (PayFiP)</h2>
      {operations.map((operation) => (
        <section aria-label={`Opération ${operation.refdet}`} className="preau-card" key={operation.id}>
          <h3>
            {formatEuros(operation.amount)}, {operation.begunAt}&nbsp;: {stateText(operation)}
          </h3>
          <p>
            Référence {operation.refdet}. {askedText(operation)}
          </p>
          {operation.trouble ? <p>{operation.trouble}</p> : null}
          <Disclosure
            summary={
              <>
                Ce qui s’est passé<span className="fr-sr-only"> (opération {operation.refdet})</span>
              </>
            }
          >
            <ol>
              {operation.moves.map(({ at, text }) => (
                <li key={`${at} ${text}`}>
                  {at}&nbsp;: {text}
                </li>
              ))}
            </ol>
          </Disclosure>
          {operation.status === "void" ? null : (
            <OneButtonForm action={action} id={`demander-${operation.id}`} values={{ operationId: operation.id }}>
              Demander à PayFiP<span className="fr-sr-only"> (opération {operation.refdet})</span>
            </OneButtonForm>
          )}
        </section>
      ))}
    </>
  );
}

/** "en cours chez PayFiP": the words of a state, inside a sentence. */
function stateText({ status }: OperationLine): string {
  const words = STATE_WORDS[status];
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function askedText({ askedAt, result, notifications }: OperationLine): string {
  const asked = askedAt
    ? `PayFiP interrogé ${askedAt}${result ? `\u00a0: ${RESULT_WORDS[result]}` : ", sans résultat"}.`
    : "PayFiP n’a pas encore été interrogé.";
  return notifications > 0 ? `${asked} Il a notifié ${notifications}\u00a0fois.` : asked;
}
