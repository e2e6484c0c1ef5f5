import { scopeText } from "@/server/booking/domain/closing-mails.fr";
import type { ReopeningRecap } from "@/server/booking/domain/closing-view";
import { formatDay } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import type { FormAction } from "../forms/form-state";
import { closingHref } from "./closing-links";
import { capital, counted, periodTitle } from "./closing-words";
import { ReopenForm } from "./ReopenForm";

interface ReopenPageProps {
  readonly base: string;
  readonly view: ReopeningRecap;
  readonly action: FormAction;
}

/** What reopening will do, before it is done. */
export function ReopenPage({ base, view, action }: ReopenPageProps) {
  const { days, families } = view;
  return (
    <>
      <Facts
        facts={[
          ["Raison de la fermeture", view.label],
          ["Concerne", capital(scopeText(view))],
          ["Rouvre", periodTitle(view)],
        ]}
      />
      <p>
        {days.length === 0
          ? "Une autre fermeture garde ces jours fermés\u00a0: rouvrir celle-ci ne suffira pas."
          : `${counted(days.length, "jour ouvre", "jours ouvrent")} de nouveau\u00a0: ${days.map(formatDay).join(", ")}.`}
      </p>
      <p>
        <strong>Les réservations annulées ne sont pas rétablies.</strong>{" "}
        {families === 0
          ? "Aucune famille n’avait réservé ces jours-là."
          : `${counted(families, "famille reçoit", "familles reçoivent")} un e-mail qui dit que ces jours sont ouverts et jusqu’à quand les réserver.`}
      </p>
      <ReopenForm action={action} base={base} families={families} id={view.id} />
      <p>
        <a href={closingHref(base, view.id)}>Revenir sans rien rouvrir</a>
      </p>
    </>
  );
}
