import { weekdayName } from "@/server/catalogue/domain/weekday.fr";
import { quotientText } from "@/server/fees/domain/fee-text";
import { type ChildAnswers, childrenOf, type SimulationForm, typedQuotient } from "@/server/fees/simulation-schemas";
import {
  capital,
  classLabel,
  REGULARITY_LABELS,
  residenceLabel,
  type SimulatorActivity,
  schoolLabel,
} from "./simulation-words";

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
        {activity.residences.length > 0 && form.residence ? (
          <div>
            <dt>Résidence</dt>
            <dd>{residenceLabel(form.residence, cityName, activity.residences.includes("interco"))}</dd>
          </div>
        ) : null}
        {activity.regularity ? (
          <div>
            <dt>Rythme</dt>
            <dd>{REGULARITY_LABELS[form.regularity ?? "regular"]}</dd>
          </div>
        ) : null}
        {children.map((child) => (
          <div key={child.number}>
            <dt>{children.length > 1 ? `Enfant ${child.number}` : "Votre enfant"}</dt>
            <dd>{childText(child, activity)}</dd>
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

/** Only what was asked: "Sans viande. École Lamartine. Classe ULIS. Lundi, mardi." */
function childText({ profile, school, classKind, weekdays }: ChildAnswers, activity: SimulatorActivity): string {
  const { profiles, schoolCodes, classKinds } = activity;
  const meal = profiles.length > 1 ? profiles.find(({ code }) => code === profile)?.label : undefined;
  const said = [
    ...(meal ? [capital(meal)] : []),
    ...(schoolCodes.length > 0 ? [schoolLabel(activity, school)] : []),
    ...(classKinds.length > 0 ? [classLabel(classKind)] : []),
    capital(weekdays.map(weekdayName).join(", ")),
  ];
  return `${said.join(". ")}.`;
}
