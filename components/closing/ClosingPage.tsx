import { scopeText } from "@/server/booking/domain/closing-mails.fr";
import type { ClosingView, OpeningDays } from "@/server/booking/domain/closing-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import { instantText } from "../backoffice/since-text";
import { DoneMessage } from "../families/DoneMessage";
import { reopenHref } from "./closing-links";
import { capital, counted, effectLines, periodTitle } from "./closing-words";
import { HouseholdsToCall } from "./HouseholdsToCall";
import { KeptClosed } from "./KeptClosed";

interface ClosingPageProps {
  readonly base: string;
  readonly zone: string;
  readonly view: ClosingView;
  readonly done: string | undefined;
}

const CLOSED = "C’est fermé. Les familles concernées qui ont une adresse e-mail sont prévenues.";
const TOLD = "Les familles qui ont une adresse e-mail sont prévenues, et réservent de nouveau si elles le souhaitent.";

/** What has been reopened; a day that another closing keeps closed is not. */
function reopenedText(opened: OpeningDays | null, one: boolean): string {
  if (!opened || opened.kept.length === 0) return `${one ? "Ce jour est rouvert" : "Ces jours sont rouverts"}. ${TOLD}`;
  return opened.days.length === 0
    ? `Cette fermeture est retirée, mais une autre garde ${one ? "ce jour fermé" : "ces jours fermés"}. Aucune famille n’est prévenue.`
    : `Une partie de ces jours est rouverte, une autre fermeture garde le reste fermé. ${TOLD}`;
}

/** One closing: what it did, whom to call, and the way to open its days again. */
export function ClosingPage({ base, zone, view, done }: ClosingPageProps) {
  const { effects, reopenedFrom, reopenedAt, reopenedBy } = view;
  const one = view.first === view.last;
  return (
    <>
      <DoneMessage
        done={done}
        texts={{ ferme: effects.families > 0 ? CLOSED : "C’est fermé.", rouvert: reopenedText(view.opened, one) }}
      />
      <Facts
        facts={[
          ["Période", periodTitle(view)],
          ["Concerne", capital(scopeText(view))],
          ["Fermé par", `${view.closedBy}, le ${instantText(view.closedAt, zone)}`],
          ...(reopenedFrom && reopenedAt
            ? ([
                [
                  "Rouvert",
                  `à partir du ${formatDayWithYear(reopenedFrom)}, par ${reopenedBy}, le ${instantText(reopenedAt, zone)}`,
                ],
              ] as const)
            : []),
        ]}
      />
      {view.opened ? <KeptClosed kept={view.opened.kept} /> : null}
      <h2>Ce que la fermeture a fait</h2>
      {effects.families === 0 ? (
        <p>Aucune famille n’avait réservé ni n’attendait une place {one ? "ce jour-là" : "ces jours-là"}.</p>
      ) : (
        <ul>
          {effectLines(effects).map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{counted(effects.families, "famille concernée", "familles concernées")}</li>
        </ul>
      )}
      <HouseholdsToCall base={base} concerns={effects.families > 0} toCall={view.toCall} />
      <p className="preau-actions">
        {view.reopensFrom ? (
          <a className="fr-btn fr-btn--secondary" href={reopenHref(base, view.id)}>
            {one ? "Rouvrir ce jour" : "Rouvrir ces jours"}
          </a>
        ) : null}
        <a href={`${base}/agents/activites/fermetures`}>Revenir aux fermetures</a>
      </p>
    </>
  );
}
