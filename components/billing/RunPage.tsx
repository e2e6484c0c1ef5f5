import { closedDraftsText } from "@/server/billing/domain/closed-drafts.fr";
import type { RunView } from "@/server/billing/domain/run-view";
import { RUN_WORDS } from "@/server/billing/domain/words.fr";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Facts } from "../backoffice/Facts";
import { instantText } from "../backoffice/since-text";
import { Alert } from "../dsfr/Alert";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";
import { IssueForm } from "./IssueForm";
import { RunChecks } from "./RunChecks";
import { RunProgress } from "./RunProgress";

interface RunPageProps {
  readonly base: string;
  readonly zone: string;
  readonly run: RunView;
  readonly actions: {
    readonly recompute: FormAction;
    readonly abandon: FormAction;
    readonly issue: FormAction;
  };
}

/** One month of one régie: how far it came, what must be looked at, the decision to issue. */
export function RunPage({ base, zone, run, actions }: RunPageProps) {
  const here = `${base}/agents/facturation/${run.id}`;
  return (
    <>
      <Facts
        facts={[
          ["État", RUN_WORDS[run.status]],
          ["Factures", String(run.invoices)],
          ["Total", formatEuros(run.total)],
          ["Commencée", `${instantText(run.startedAt, zone)}, par ${run.startedBy}`],
        ]}
      />
      {run.status === "computing" || run.status === "issuing" ? (
        <>
          <RunProgress base={base} progress={run.progress} runId={run.id} />
          <noscript>
            <p>
              <a href={here}>Voir où en est le travail</a>
            </p>
          </noscript>
        </>
      ) : null}
      {run.status === "review" ? <Review actions={actions} base={base} here={here} run={run} /> : null}
      {run.status === "issued" ? <Issued base={base} here={here} run={run} /> : null}
      {run.status === "computing" ? <Abandon action={actions.abandon} runId={run.id} /> : null}
      {run.status === "abandoned" ? (
        <p>Cette facturation a été abandonnée&nbsp;: aucune facture n’a été émise. Ses jours restent à facturer.</p>
      ) : null}
      <p>
        <a href={`${base}/agents/facturation`}>Revenir aux facturations</a>
      </p>
    </>
  );
}

interface ReviewProps extends Pick<RunPageProps, "base" | "run" | "actions"> {
  readonly here: string;
}

function Review({ base, here, run, actions }: ReviewProps) {
  const toIssue = run.invoices - run.held;
  return (
    <>
      {run.monthNotOver ? (
        <Alert as="h2" kind="warning" title="Ce mois n’est pas terminé">
          <p>
            Les jours à venir sont comptés comme si les enfants étaient venus. Ce qui changera ensuite sera régularisé
            sur la facture suivante.
          </p>
        </Alert>
      ) : null}
      {run.closed && run.closed.drafts > 0 ? (
        <Alert as="h2" kind="warning" title="À recalculer avant d’émettre">
          <p>{closedDraftsText(run.closed)}</p>
        </Alert>
      ) : null}
      <RunChecks base={base} here={here} run={run} />
      {toIssue > 0 ? (
        <section aria-labelledby="emettre">
          <h2 id="emettre">Émettre</h2>
          <p>
            {toIssue === 1 ? "1\u00a0facture reçoit" : `${toIssue}\u00a0factures reçoivent`} un numéro, et les familles
            un e-mail. Une facture émise ne change plus&nbsp;: elle se corrige par un avoir.
          </p>
          <IssueForm
            action={actions.issue}
            base={base}
            dueDay={run.proposedDueDay.split("-").reverse().join("/")}
            runId={run.id}
          />
        </section>
      ) : (
        <p>Il n’y a aucune facture à émettre pour ce mois.</p>
      )}
      <section aria-labelledby="autres">
        <h2 id="autres">Recommencer ou abandonner</h2>
        <p>
          Le recalcul tient compte des présences, des quotients et des réglages d’aujourd’hui. Les factures retenues le
          restent.
        </p>
        <div className="preau-actions">
          <OneButtonForm action={actions.recompute} id="recalcul" values={{ runId: run.id }}>
            Tout recalculer
          </OneButtonForm>
          <OneButtonForm action={actions.abandon} id="abandon" kind="tertiary" values={{ runId: run.id }}>
            Abandonner cette facturation
          </OneButtonForm>
        </div>
      </section>
    </>
  );
}

function Issued({ base, here, run }: { base: string; here: string; run: RunView }) {
  return (
    <>
      <p>
        {run.progress.done === 1 ? "1\u00a0facture émise" : `${run.progress.done}\u00a0factures émises`}
        {run.issueDay ? ` le ${formatDayWithYear(run.issueDay)}` : ""}
        {run.dueDay ? `, à payer au plus tard le ${formatDayWithYear(run.dueDay)}` : ""}.{" "}
        {run.creditNotes > 0 ? `Dont avoirs\u00a0: ${run.creditNotes}. ` : ""}
        {run.held > 0
          ? `Non émises, car retenues\u00a0: ${run.held}. Leurs jours seront repris par la prochaine facturation.`
          : ""}
      </p>
      <p>
        <a href={`${here}/factures`}>Voir les factures</a>
      </p>
      {run.toPrint.length > 0 ? (
        <section aria-labelledby="imprimer">
          <h2 id="imprimer">À imprimer et à envoyer par courrier</h2>
          <p>Ces tiers payeurs n’ont pas d’adresse e-mail.</p>
          <ul>
            {run.toPrint.map(({ id, name, reference }) => (
              <li key={id}>
                <a href={`${base}/agents/facturation/factures/${id}`}>
                  {name}, facture {reference}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function Abandon({ action, runId }: { action: FormAction; runId: string }) {
  return (
    <div className="preau-actions">
      <OneButtonForm action={action} id="abandon" kind="tertiary" values={{ runId }}>
        Abandonner cette facturation
      </OneButtonForm>
    </div>
  );
}
