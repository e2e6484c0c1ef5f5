import type { RunView } from "@/server/billing/domain/run-view";
import { CHECK_WORDS } from "@/server/billing/domain/words.fr";
import { attendanceMonthHref } from "../attendance/attendance-links";
import { DataTable } from "../dsfr/DataTable";

interface RunChecksProps {
  readonly base: string;
  readonly here: string;
  readonly run: RunView;
}

const many = (count: number, one: string, several: string) => `${count}\u00a0${count === 1 ? one : several}`;

/** What must be looked at before issuing, by kind, and where to mend it. */
export function RunChecks({ base, here, run }: RunChecksProps) {
  const { checks, unremarkable, held, invoices, unverified } = run;
  return (
    <section aria-labelledby="verifier">
      <h2 id="verifier">À vérifier</h2>
      <p>
        {checks.length === 0 && invoices > 0 ? "Rien d’inhabituel. " : ""}
        {many(unremarkable, "facture sans remarque", "factures sans remarque")}
        {held > 0 ? ", " : ""}
        {held > 0 ? (
          <a href={`${here}/factures?controle=held`}>{many(held, "facture retenue", "factures retenues")}</a>
        ) : null}
        . <a href={`${here}/factures`}>Voir toutes les factures du mois</a>
      </p>
      {checks.length > 0 ? (
        <DataTable
          caption="Remarques, par nature"
          columns={[
            { key: "what", label: "Remarque" },
            { key: "drafts", label: "Factures", numeric: true },
          ]}
          hideCaption
          rows={checks.map(({ check, drafts }) => ({
            key: check,
            cells: [
              <span key="what">
                <a href={`${here}/factures?controle=${check}`}>{CHECK_WORDS[check].name}</a>
                <span className="preau-queue__what">{CHECK_WORDS[check].advice}</span>
              </span>,
              drafts,
            ],
          }))}
        />
      ) : null}
      {unverified.length > 0 ? (
        <>
          <h3>Jours qui ne sont pas pointés</h3>
          <ul>
            {unverified.map(({ schoolId, school, activityId, activity, days }) => (
              <li key={`${schoolId} ${activityId}`}>
                <a href={`${attendanceMonthHref(base, run.first.slice(0, 7), activityId)}#ecole-${schoolId}`}>
                  {school}, {activity}
                </a>
                &nbsp;: {many(days, "jour", "jours")}
              </li>
            ))}
          </ul>
          <p>Pointez les présences de chaque école, puis recalculez.</p>
        </>
      ) : null}
    </section>
  );
}
