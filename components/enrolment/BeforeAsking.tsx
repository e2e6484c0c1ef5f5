import type { EnrolmentFormView } from "@/server/booking/domain/enrolments-view";
import { type DocumentNeed, isToSend } from "@/server/documents/domain/needed-documents";

interface BeforeAskingProps {
  readonly base: string;
  readonly view: EnrolmentFormView;
  readonly needs: readonly DocumentNeed[];
}

/** What one should know before asking: documents, price, deadlines, school (D11). */
export function BeforeAsking({ base, view, needs }: BeforeAskingProps) {
  const { activity, rules, children } = view;
  const withoutSchool = children.filter(({ schoolName }) => schoolName === "");
  return (
    <section aria-labelledby="avant">
      <h2 id="avant">Avant de demander</h2>
      <p>
        {needs.some(isToSend)
          ? "Il manque des documents dans votre dossier. Vous pouvez les envoyer en bas de cette page, ou plus tard."
          : "Aucun document ne manque dans votre dossier."}
      </p>
      {withoutSchool.length > 0 ? (
        <p>
          École non renseignée&nbsp;: {withoutSchool.map(({ firstName }) => firstName).join(", ")}. La mairie la
          complètera avec votre demande.
        </p>
      ) : null}
      <p>
        L’inscription ne coûte rien. Chaque jour réservé a un prix&nbsp;:{" "}
        <a href={`${base}/simulateur?${new URLSearchParams({ activite: activity.code })}`}>calculer mon prix</a>.
      </p>
      <details className="preau-disclosure">
        <summary>Les délais pour réserver et annuler des jours</summary>
        <ul>
          {rules.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
