import { Temporal } from "temporal-polyfill";
import { invoiceTitle } from "@/components/billing/invoice-title";
import { StaffInvoicePage } from "@/components/billing/StaffInvoicePage";
import { read } from "@/server/api/caller";
import { formatInstant } from "@/server/platform/dates";
import { AgentPage } from "../../../AgentPage";
import { agentSpace } from "../../../agent-space";
import { oneOf, type Query } from "../../../query";
import { holdDraft, mailInvoiceAgain, recomputeDraft, releaseDraft } from "../../actions";

interface PageProps {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Query;
}

export default async function Page({ params, searchParams }: PageProps) {
  const { id: invoiceId } = await params;
  const { base, rights } = await agentSpace();
  const { invoice, previous, notices, zone } = await read(
    (api) => api.billing.invoices.invoice({ invoiceId }),
    `/agents/facturation/factures/${invoiceId}`,
  );
  const above = [{ href: `${base}/agents/facturation`, label: "Facturation" }];
  return (
    <AgentPage above={above} section="facturation" title={`${invoiceTitle(invoice)}, ${invoice.debtorName}`}>
      <StaffInvoicePage
        actions={{ hold: holdDraft, release: releaseDraft, recompute: recomputeDraft, mailAgain: mailInvoiceAgain }}
        base={base}
        invoice={invoice}
        mailed={mailedOf(await oneOf(searchParams, "fait"))}
        mayReadFamilies={rights.includes("familles.lire")}
        mayTakeMoney={rights.includes("regie.tenir")}
        notices={notices.map((notice) => ({
          ...notice,
          when: formatInstant(Temporal.Instant.from(notice.sentAt), zone),
        }))}
        previous={previous}
      />
    </AgentPage>
  );
}

/** What the click on « Renvoyer » that led here has done. */
function mailedOf(done: string | undefined): "now" | "before" | null {
  if (done === "avis") return "now";
  return done === "deja" ? "before" : null;
}
