import type { FamilyAccount, FamilyInvoice } from "@/server/billing/domain/family-account";
import { STANDING_WORDS } from "@/server/billing/domain/words.fr";
import type { PendingLine } from "@/server/payments/domain/payment-view";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros, sumCents } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";
import { DataTable } from "../dsfr/DataTable";
import { PendingPayments, pendingOf } from "../payments/PendingPayments";
import { ChooseInvoices } from "./ChooseInvoices";
import { Statement } from "./Statement";

interface FamilyInvoicesPageProps {
  readonly base: string;
  readonly account: FamilyAccount;
  /** Whether this adult may pay; one who only holds the household reads. */
  readonly mayPay: boolean;
  /** The invoices whose régie takes no payment online now, as the page where one pays knows it. */
  readonly offline: readonly string[];
  /** The payments online whose outcome is not known. */
  readonly pending: readonly PendingLine[];
  /** The reader asked to pay, with no invoice ticked. */
  readonly nothingChosen?: boolean;
}

/** What the family owes, what it was asked and where each invoice stands. */
export function FamilyInvoicesPage({
  base,
  account,
  mayPay,
  offline,
  pending,
  nothingChosen,
}: FamilyInvoicesPageProps) {
  const { invoices, owed, kept } = account;
  const open = invoices.filter(({ open: left }) => left > 0);
  const payable = open.filter(({ id }) => !pendingOf(pending, id));
  const late = payable.filter(({ standing }) => standing === "late");
  return (
    <>
      <p className="preau-invoice__owed">
        {owed === 0 ? (
          "Vous n’avez rien à payer."
        ) : (
          <>
            Vous devez <strong>{formatEuros(owed)}</strong>.
          </>
        )}
      </p>
      <PendingPayments base={base} pending={pending} />
      {late.length > 0 ? (
        <Alert as="p" kind="warning">
          <p>
            {late.length === 1 ? "Une facture est en retard" : `${late.length}\u00a0factures sont en retard`}&nbsp;:{" "}
            {formatEuros(sumCents(late.map(({ open: left }) => left)))}. Si vous ne pouvez pas payer,{" "}
            <a href={`${base}/contact`}>contactez la mairie</a>.
          </p>
        </Alert>
      ) : null}
      {kept > 0 ? (
        <Alert as="p" kind="info">
          <p>
            La mairie garde {formatEuros(kept)} pour vous&nbsp;: cette somme sera déduite de votre prochaine facture.
          </p>
        </Alert>
      ) : null}
      {payable.length > 0 && mayPay ? (
        <section aria-labelledby="payer">
          <h2 id="payer">Payer</h2>
          {nothingChosen ? (
            <Alert as="h3" kind="error" live title="Aucune facture n’était cochée">
              <p>Cochez au moins une facture, puis payez.</p>
            </Alert>
          ) : null}
          {[...Map.groupBy(payable, ({ regieId }) => regieId).values()].map((ofRegie) => (
            <ChooseInvoices
              base={base}
              invoices={ofRegie}
              key={ofRegie[0]?.regieId}
              online={ofRegie.every(({ id }) => !offline.includes(id))}
            />
          ))}
        </section>
      ) : null}
      <section aria-labelledby="toutes">
        <h2 id="toutes">Toutes vos factures</h2>
        {invoices.length === 0 ? (
          <p>
            Vous n’avez encore reçu aucune facture. Quand une facture est prête, nous vous écrivons, et elle se lit ici.
          </p>
        ) : (
          <AllInvoices base={base} invoices={invoices} pending={pending} />
        )}
      </section>
      <Statement lines={account.statement} />
    </>
  );
}

interface AllInvoicesProps extends Pick<FamilyInvoicesPageProps, "base" | "pending"> {
  readonly invoices: readonly FamilyInvoice[];
}

function AllInvoices({ base, invoices, pending }: AllInvoicesProps) {
  return (
    <DataTable
      caption="Factures et avoirs, les plus récents d’abord"
      columns={[
        { key: "invoice", label: "Facture" },
        { key: "total", label: "Montant", numeric: true },
        { key: "standing", label: "Où elle en est" },
      ]}
      hideCaption
      rows={invoices.map((invoice) => ({
        key: invoice.id,
        cells: [
          <span key="invoice">
            <a href={`${base}/famille/factures/${invoice.id}`}>
              {formatMonth(invoice.first)}
              <span className="fr-sr-only"> ({invoice.reference})</span>
            </a>
            <span className="preau-queue__what">
              {invoice.regieName}, {invoice.reference}
            </span>
          </span>,
          formatEuros(invoice.total),
          `${standingText(invoice)}${invoice.open > 0 && pendingOf(pending, invoice.id) ? ". Paiement en cours" : ""}`,
        ],
      }))}
      stacked
    />
  );
}

function standingText({ standing, open, total, dueDay }: FamilyInvoice): string {
  const before = dueDay ? ` au plus tard le ${formatDayWithYear(dueDay)}` : "";
  if (standing === "paid" || standing === "credit_note") return STANDING_WORDS[standing];
  const left = open < total ? `, reste ${formatEuros(open)}` : "";
  return standing === "late"
    ? `${STANDING_WORDS.late}${left}\u00a0: à payer${before}`
    : `${STANDING_WORDS.due}${left}${before}`;
}
