import { InvoiceSearchForm } from "@/components/billing/InvoiceSearchForm";
import { InvoiceTable } from "@/components/billing/InvoiceTable";
import { read } from "@/server/api/caller";
import { AgentPage } from "../../AgentPage";
import { agentSpace } from "../../agent-space";
import { oneOf, type Query } from "../../query";

export default async function Page({ searchParams }: { searchParams: Query }) {
  const { base } = await agentSpace();
  const here = `${base}/agents/facturation/factures`;
  const q = (await oneOf(searchParams, "q")) ?? "";
  const page = (await oneOf(searchParams, "page")) ?? "1";
  const list = await read((api) => api.billing.invoices.search({ q, page }), "/agents/facturation/factures");
  const above = [{ href: `${base}/agents/facturation`, label: "Facturation" }];
  return (
    <AgentPage
      above={above}
      section="facturation"
      title={q ? `Factures\u00a0: recherche «\u00a0${q}\u00a0»` : "Chercher une facture"}
    >
      <InvoiceSearchForm action={here} label="Chercher une facture émise" q={q} />
      {q ? <p role="status">{foundText(list.found)}</p> : null}
      {list.found > 0 ? (
        <InvoiceTable
          base={base}
          caption="Factures trouvées, les plus récentes d’abord"
          list={list}
          pageHref={(number) => `${here}?${new URLSearchParams({ q, page: String(number) })}`}
        />
      ) : null}
    </AgentPage>
  );
}

function foundText(found: number): string {
  if (found === 0)
    return "Aucune facture émise ne correspond. Vérifiez l’orthographe, ou essayez le numéro de dossier.";
  return found === 1 ? "1\u00a0facture trouvée." : `${found}\u00a0factures trouvées.`;
}
