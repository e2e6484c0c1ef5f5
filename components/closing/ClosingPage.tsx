import { scopeText } from "@/server/booking/domain/closing-mails.fr";
import type { ClosingView } from "@/server/booking/domain/closing-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { Facts } from "../backoffice/Facts";
import { instantText } from "../backoffice/since-text";
import { DoneMessage } from "../families/DoneMessage";
import { reopenHref } from "./closing-links";
import { capital, counted, effectLines, periodTitle } from "./closing-words";
import { HouseholdsToCall } from "./HouseholdsToCall";

interface ClosingPageProps {
  readonly base: string;
  readonly zone: string;
  readonly view: ClosingView;
  readonly done: string | undefined;
}

const DONE = {
  ferme: "C’est fermé. Les familles concernées qui ont une adresse e-mail sont prévenues.",
  rouvert:
    "Ces jours sont rouverts. Les familles qui ont une adresse e-mail sont prévenues, et réservent de nouveau si elles le souhaitent.",
};

/** One closing: what it did, whom to call, and the way to open its days again. */
export function ClosingPage({ base, zone, view, done }: ClosingPageProps) {
  const { effects, reopenedFrom, reopenedAt, reopenedBy } = view;
  return (
    <>
      <DoneMessage done={done} texts={DONE} />
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
      <h2>Ce que la fermeture a fait</h2>
      {effects.families === 0 ? (
        <p>Aucune famille n’avait réservé ni n’attendait une place ces jours-là.</p>
      ) : (
        <ul>
          {effectLines(effects).map((line) => (
            <li key={line}>{line}</li>
          ))}
          <li>{counted(effects.families, "famille concernée", "familles concernées")}</li>
        </ul>
      )}
      <HouseholdsToCall base={base} toCall={view.toCall} />
      <p className="preau-actions">
        {view.reopensFrom ? (
          <a className="fr-btn fr-btn--secondary" href={reopenHref(base, view.id)}>
            Rouvrir ces jours
          </a>
        ) : null}
        <a href={`${base}/agents/activites/fermetures`}>Revenir aux fermetures</a>
      </p>
    </>
  );
}
