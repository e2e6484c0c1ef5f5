import type { Overview } from "@/server/billing/domain/run-view";
import { RUN_WORDS } from "@/server/billing/domain/words.fr";
import { formatMonth, localDate } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { instantText } from "../backoffice/since-text";
import { DataTable } from "../dsfr/DataTable";
import { Pages } from "../dsfr/Pages";
import type { FormAction } from "../forms/form-state";
import { InvoiceSearchForm } from "./InvoiceSearchForm";
import { StartRunForm } from "./StartRunForm";

interface RunsPageProps {
  readonly base: string;
  readonly zone: string;
  readonly view: Overview;
  readonly start: FormAction;
}

/** The months that are being invoiced and those that were, and the door to a new one. */
export function RunsPage({ base, zone, view, start }: RunsPageProps) {
  return (
    <>
      <section aria-labelledby="nouvelle">
        <h2 id="nouvelle">Facturer un mois</h2>
        {view.regies.length === 0 ? (
          <p>Aucune régie n’est ouverte dans votre ville. Demandez à votre administrateur de la créer.</p>
        ) : (
          <StartRunForm
            action={start}
            base={base}
            months={view.months.map((month) => ({ value: month, label: formatMonth(localDate(`${month}-01`)) }))}
            regies={view.regies}
            usual={view.usual}
          />
        )}
      </section>
      <section aria-labelledby="chercher">
        <h2 id="chercher">Chercher une facture</h2>
        <InvoiceSearchForm action={`${base}/agents/facturation/factures`} label="Chercher une facture émise" q="" />
      </section>
      <section aria-labelledby="mois">
        <h2 id="mois">Facturations</h2>
        {view.runs.length === 0 && view.page === 1 ? (
          <p>Aucune facturation pour l’instant.</p>
        ) : (
          <Runs base={base} view={view} zone={zone} />
        )}
        <Pages
          href={(other) => `${base}/agents/facturation?page=${other}#mois`}
          label="Pages des facturations"
          page={view.page}
          pages={view.pages}
        />
      </section>
    </>
  );
}

function Runs({ base, zone, view }: Pick<RunsPageProps, "base" | "zone" | "view">) {
  return (
    <DataTable
      caption="Facturations, les plus récentes d’abord"
      columns={[
        { key: "month", label: "Mois" },
        { key: "status", label: "État" },
        { key: "invoices", label: "Factures", numeric: true },
        { key: "total", label: "Total", numeric: true },
      ]}
      hideCaption
      rows={view.runs.map((run) => ({
        key: run.id,
        cells: [
          <span key="month">
            <a href={`${base}/agents/facturation/${run.id}`}>
              {formatMonth(run.first)}, {run.regieName}
            </a>
            <span className="preau-queue__what">
              commencée par {run.startedBy}, {instantText(run.startedAt, zone)}
            </span>
          </span>,
          RUN_WORDS[run.status],
          run.invoices,
          formatEuros(run.total),
        ],
      }))}
    />
  );
}
