import { Temporal } from "temporal-polyfill";
import type { FormAction } from "@/components/forms/form-state";
import type { OpenSession } from "@/server/identity/domain/own-access";
import { formatInstant } from "@/server/platform/dates";
import { CloseOtherSessionsForm, CloseSessionForm } from "./ButtonForm";

interface OwnSessionsProps {
  readonly base: string;
  readonly sessions: readonly OpenSession[];
  /** IANA zone of the town. */
  readonly zone: string;
  readonly closeAction: FormAction;
  readonly closeOthersAction: FormAction;
}

/** Where one is logged in, and closing it from here: a lost telephone, a shared computer (A8). */
export function OwnSessions({ base, sessions, zone, closeAction, closeOthersAction }: OwnSessionsProps) {
  const at = (instant: string) => formatInstant(Temporal.Instant.from(instant), zone);
  return (
    <section>
      <h2>Mes connexions ouvertes</h2>
      <ul className="preau-cards">
        {sessions.map((session) => (
          <li key={session.id}>
            <p>
              <strong>{session.device}</strong>
              {session.current ? " (cet appareil, maintenant)" : ""}
              <br />
              Ouverte {at(session.openedAt)}, utilisée {at(session.lastSeenAt)}.
            </p>
            {session.current ? null : (
              <CloseSessionForm
                about={`${session.device}, ouverte ${at(session.openedAt)}`}
                action={closeAction}
                base={base}
                sessionId={session.id}
              />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? <CloseOtherSessionsForm action={closeOthersAction} base={base} /> : null}
    </section>
  );
}
