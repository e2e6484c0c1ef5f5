import type { InvoiceList, RunView } from "@/server/billing/domain/run-view";
import { CHECK_WORDS } from "@/server/billing/domain/words.fr";
import type { DRAFT_FILTERS } from "@/server/billing/schemas";
import { InvoiceSearchForm } from "./InvoiceSearchForm";
import { InvoiceTable } from "./InvoiceTable";

type DraftFilter = (typeof DRAFT_FILTERS)[number];

interface DraftsPageProps {
  readonly base: string;
  readonly run: RunView;
  readonly list: InvoiceList;
  readonly only: DraftFilter | undefined;
  readonly q: string;
}

const filterText = (only: DraftFilter) => (only === "held" ? "Factures retenues" : CHECK_WORDS[only].name);

/** The invoices of a run: all of them, or those that one remark is about. */
export function DraftsPage({ base, run, list, only, q }: DraftsPageProps) {
  const here = `${base}/agents/facturation/${run.id}/factures`;
  const hrefOf = (page: number) => {
    const query = new URLSearchParams({ ...(only ? { controle: only } : {}), ...(q ? { q } : {}), page: String(page) });
    return `${here}?${query}`;
  };
  const kinds: DraftFilter[] = [...run.checks.map(({ check }) => check), ...(run.held > 0 ? (["held"] as const) : [])];
  return (
    <>
      <InvoiceSearchForm action={here} kept={only ? { controle: only } : {}} label="Chercher dans cette liste" q={q} />
      {kinds.length > 0 && run.status === "review" ? (
        <nav aria-label="Filtrer par remarque">
          <ul className="preau-models">
            <li>
              <a aria-current={only === undefined ? "page" : undefined} href={here}>
                Toutes
              </a>
            </li>
            {kinds.map((kind) => (
              <li key={kind}>
                <a aria-current={only === kind ? "page" : undefined} href={`${here}?controle=${kind}`}>
                  {filterText(kind)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {only && only !== "held" ? <p>{CHECK_WORDS[only].advice}</p> : null}
      <p role="status">
        {list.found === 0
          ? "Aucune facture ne correspond."
          : list.found === 1
            ? "1\u00a0facture."
            : `${list.found}\u00a0factures.`}
      </p>
      {list.found > 0 ? <InvoiceTable base={base} caption="Factures du mois" list={list} pageHref={hrefOf} /> : null}
      <p>
        <a href={`${base}/agents/facturation/${run.id}`}>Revenir à la facturation</a>
      </p>
    </>
  );
}
