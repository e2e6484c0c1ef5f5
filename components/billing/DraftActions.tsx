import type { InvoiceView } from "@/server/billing/domain/invoice-view";
import { Alert } from "../dsfr/Alert";
import { OneButtonForm } from "../families/OneButtonForm";
import type { FormAction } from "../forms/form-state";
import { HoldForm } from "./HoldForm";

interface DraftActionsProps {
  readonly invoice: InvoiceView;
  readonly actions: { readonly hold: FormAction; readonly release: FormAction; readonly recompute: FormAction };
}

/** What can be done with a draft before the month is issued. */
export function DraftActions({ invoice, actions }: DraftActionsProps) {
  const { id: invoiceId, status, heldReason, familyId, lines } = invoice;
  return (
    <section aria-labelledby="projet">
      <h2 id="projet">Avant l’émission</h2>
      {status === "held" ? (
        <Alert as="h3" kind="info" title="Cette facture est retenue">
          <p>{heldReason} Elle ne sera pas émise avec les autres.</p>
        </Alert>
      ) : null}
      <div className="preau-actions">
        {familyId ? (
          <OneButtonForm action={actions.recompute} id="recalcul" values={{ invoiceId }}>
            Recalculer cette facture
          </OneButtonForm>
        ) : null}
        {status === "held" && lines.length > 0 ? (
          <OneButtonForm action={actions.release} id="liberation" values={{ invoiceId }}>
            Ne plus retenir
          </OneButtonForm>
        ) : null}
      </div>
      {status === "draft" ? <HoldForm action={actions.hold} invoiceId={invoiceId} /> : null}
    </section>
  );
}
