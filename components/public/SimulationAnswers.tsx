import { weekdayName } from "@/server/catalogue/domain/weekday.fr";
import { quotientText } from "@/server/fees/domain/fee-text";
import { childrenOf, type SimulationForm, typedQuotient } from "@/server/fees/simulation-schemas";
import type { SimulatorActivity } from "./SimulationForm";

interface SimulationAnswersProps {
  readonly form: SimulationForm;
  readonly activity: SimulatorActivity;
  readonly base: string;
  readonly cityName: string;
  readonly forget: () => Promise<void>;
}

/** What the estimate is made from, and the two ways on: change an answer, or leave nothing behind. */
export function SimulationAnswers({ form, activity, base, cityName, forget }: SimulationAnswersProps) {
  const quotient = typedQuotient(form.quotient);
  const children = childrenOf(form);
  return (
    <section aria-labelledby="reponses">
      <h2 id="reponses">Vos réponses</h2>
      <dl className="preau-answers">
        {activity.quotient ? (
          <div>
            <dt>Quotient familial</dt>
            <dd>
              {quotient === undefined ? (
                <>
                  Je ne le connais pas.{" "}
                  <a href={`${base}/famille/dossier#quotient`}>Voir dans mon dossier comment vous le donner</a>
                </>
              ) : (
                quotientText(quotient)
              )}
            </dd>
          </div>
        ) : null}
        {activity.residences.length > 0 ? (
          <div>
            <dt>Résidence</dt>
            <dd>{form.residence === "commune" ? `À ${cityName}` : "Dans une autre commune"}</dd>
          </div>
        ) : null}
        {children.map(({ number, weekdays }) => (
          <div key={number}>
            <dt>{children.length > 1 ? `Enfant ${number}` : "Jours"}</dt>
            <dd>{weekdays.map(weekdayName).join(", ")}</dd>
          </div>
        ))}
      </dl>
      <div className="preau-actions">
        <a className="fr-btn" href={`${base}/simulateur`}>
          Changer une réponse
        </a>
        <form action={forget} className="preau-inline-form">
          <button className="fr-btn fr-btn--tertiary" type="submit">
            Effacer mes réponses
          </button>
        </form>
      </div>
    </section>
  );
}
