import { scopeText } from "@/server/booking/domain/closing-mails.fr";
import type { ClosingLine, ClosingList } from "@/server/booking/domain/closing-view";
import { formatDayWithYear } from "@/server/platform/dates";
import { closingHref, newClosingHref } from "./closing-links";
import { capital, counted, periodWithYear } from "./closing-words";

/** The closings of the town: those to come, and those of the school year that are over (C3). */
export function ClosingsPage({ base, view }: { base: string; view: ClosingList }) {
  return (
    <>
      <p>
        Fermer un jour annule les réservations de ce jour sans frais et prévient les familles. Rien n’est fait avant le
        récapitulatif.
      </p>
      <p>
        <a className="fr-btn" href={newClosingHref(base)}>
          Fermer des jours
        </a>
      </p>
      <section aria-labelledby="a-venir">
        <h2 id="a-venir">À venir</h2>
        <Lines base={base} lines={view.upcoming} none="Aucune fermeture à venir." />
      </section>
      {view.earlier.length > 0 ? (
        <section aria-labelledby="passees">
          <h2 id="passees">Passées ou rouvertes, cette année scolaire</h2>
          <Lines base={base} lines={view.earlier} none="" />
        </section>
      ) : null}
      <p>
        <a href={`${base}/agents/activites`}>Revenir aux activités</a>
      </p>
    </>
  );
}

function Lines({ base, lines, none }: { base: string; lines: readonly ClosingLine[]; none: string }) {
  if (lines.length === 0) return <p>{none}</p>;
  return (
    <ul className="preau-lines">
      {lines.map((line) => (
        <li key={line.id}>
          <a href={closingHref(base, line.id)}>
            <strong>{periodWithYear(line)}</strong>&nbsp;: {line.label}
          </a>
          <br />
          <span className="preau-lines__note">
            {capital(scopeText(line))}. {toldText(line.families)}
            {line.reopenedFrom ? ` Rouvert à partir du ${formatDayWithYear(line.reopenedFrom)}.` : ""}
          </span>
        </li>
      ))}
    </ul>
  );
}

function toldText(families: number): string {
  return families === 0
    ? "Aucune famille n’avait réservé."
    : `${counted(families, "famille concernée", "familles concernées")}.`;
}
