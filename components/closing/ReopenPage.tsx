import { scopeText } from "@/server/booking/domain/closing-mails.fr";
import type { ReopeningRecap } from "@/server/booking/domain/closing-view";
import { formatDay } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import type { FormAction } from "../forms/form-state";
import { closingHref } from "./closing-links";
import { capital, counted, periodTitle } from "./closing-words";
import { FewDays, ManyDays } from "./FoldedDays";
import { KeptClosed } from "./KeptClosed";
import { ReopenForm } from "./ReopenForm";

interface ReopenPageProps {
  readonly base: string;
  readonly view: ReopeningRecap;
  readonly action: FormAction;
}

/** What reopening will do, before it is done. */
export function ReopenPage({ base, view, action }: ReopenPageProps) {
  const { days, kept, families } = view;
  const opening = days.map(formatDay);
  return (
    <>
      <Facts
        facts={[
          ["Raison de la fermeture", view.label],
          ["Concerne", capital(scopeText(view))],
          ["Rouvre", periodTitle(view)],
        ]}
      />
      {days.length === 0 ? (
        <p>Aucun jour n’ouvre de nouveau&nbsp;: rouvrir cette fermeture ne suffit pas.</p>
      ) : (
        <p>
          {counted(days.length, "jour ouvre", "jours ouvrent")} de nouveau
          <FewDays days={opening} />.
        </p>
      )}
      <ManyDays days={opening} summary="Voir les jours qui ouvrent" />
      <KeptClosed kept={kept} />
      {days.length > 0 ? (
        <p>
          <strong>Les réservations annulées ne sont pas rétablies.</strong> {toldText(view)}
        </p>
      ) : null}
      <ReopenForm action={action} base={base} id={view.id} opens={days.length} tells={families > 0} />
      <p>
        <a href={closingHref(base, view.id)}>Revenir sans rien rouvrir</a>
      </p>
    </>
  );
}

/** Who is told, and who cannot be by e-mail. */
function toldText({ days, families, mailed }: ReopeningRecap): string {
  if (families === 0) {
    return `Aucune famille n’avait réservé ${days.length === 1 ? "le jour qui ouvre" : "les jours qui ouvrent"}.`;
  }
  const told =
    mailed > 0
      ? `${counted(mailed, "famille reçoit", "familles reçoivent")} un e-mail qui dit ce qui ouvre et jusqu’à quand réserver.`
      : "";
  const others = families - mailed;
  const toCall =
    others > 0
      ? `${counted(others, "famille n’a", "familles n’ont")} pas d’adresse e-mail\u00a0: la page suivante dira qui appeler.`
      : "";
  return [told, toCall].filter((sentence) => sentence !== "").join(" ");
}
