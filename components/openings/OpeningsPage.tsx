import type { OpeningLine, OpeningsView } from "@/server/booking/domain/opening-view";
import { counted } from "../closing/closing-words";
import { DoneMessage } from "../families/DoneMessage";
import { newOpeningHref, openingHref, removeOpeningHref } from "./openings-links";

const STAGES: Readonly<Record<OpeningLine["stage"], string>> = {
  before: "Pas encore ouverte",
  open: "Ouverte maintenant",
  over: "Terminée",
};

const DONE = {
  enregistree: "L’ouverture est enregistrée. Les familles la voient tout de suite.",
  retiree: "L’ouverture est retirée. Aucune réservation n’a changé.",
};

/** When an activity opens, and to whom: its bookings, its enrolments (C3). */
export function OpeningsPage({ base, view, done }: { base: string; view: OpeningsView; done: string | undefined }) {
  const { activity, booking, enrolment } = view;
  return (
    <>
      <DoneMessage done={done} texts={DONE} />
      <p>
        Ici, vous dites quand les familles peuvent réserver ou s’inscrire, et lesquelles. Les dates limites de
        réservation et d’annulation ne changent pas.
      </p>
      <p>
        <a className="fr-btn" href={newOpeningHref(base, activity.code)}>
          Ajouter une ouverture
        </a>
      </p>
      <Lines
        base={base}
        code={activity.code}
        id="reservations"
        lines={booking}
        none="Aucune ouverture&nbsp;: tous les enfants inscrits peuvent réserver, dans les dates limites."
        title="Réservations"
      />
      <Lines
        base={base}
        code={activity.code}
        id="inscriptions"
        lines={enrolment}
        none="Aucune ouverture&nbsp;: les familles peuvent s’inscrire à tout moment."
        title="Inscriptions à l’activité"
      />
      <p>
        <a href={`${base}/agents/activites`}>Revenir aux activités</a>
      </p>
    </>
  );
}

interface LinesProps {
  readonly base: string;
  readonly code: string;
  readonly id: string;
  readonly title: string;
  readonly none: string;
  readonly lines: readonly OpeningLine[];
}

function Lines({ base, code, id, title, none, lines }: LinesProps) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lines.length === 0 ? <p>{none}</p> : null}
      <ul className="preau-lines">
        {lines.map((line) => (
          <li key={line.id}>
            <strong>{STAGES[line.stage]}.</strong> {line.text}
            <br />
            <span className="preau-lines__note">
              {line.meant === 0
                ? "Aucun enfant concerné."
                : `${counted(line.meant, "enfant concerné", "enfants concernés")}.`}
            </span>
            <br />
            <a href={openingHref(base, code, line.id)}>
              Modifier<span className="fr-sr-only">&nbsp;: {line.text}</span>
            </a>
            {" · "}
            <a href={removeOpeningHref(base, code, line.id)}>
              Retirer<span className="fr-sr-only">&nbsp;: {line.text}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
