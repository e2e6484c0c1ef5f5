import type { ComponentProps } from "react";
import type { InvoiceView } from "@/server/billing/domain/invoice-view";
import { CHECK_WORDS, periodText } from "@/server/billing/domain/words.fr";
import { formatDayWithYear } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Facts } from "../backoffice/Facts";
import { counterHref } from "../counter/counter-href";
import { Alert } from "../dsfr/Alert";
import type { FormAction } from "../forms/form-state";
import { DraftActions } from "./DraftActions";
import { InvoiceLines } from "./InvoiceLines";
import { InvoiceMoves } from "./InvoiceMoves";
import { InvoiceNotices } from "./InvoiceNotices";
import { PreviousInvoice, type PreviousView } from "./PreviousInvoice";

interface StaffInvoicePageProps {
  readonly base: string;
  readonly invoice: InvoiceView;
  readonly previous: PreviousView | null;
  readonly mayReadFamilies: boolean;
  readonly mayTakeMoney: boolean;
  readonly actions: {
    readonly hold: FormAction;
    readonly release: FormAction;
    readonly recompute: FormAction;
    readonly mailAgain: FormAction;
  };
  readonly notices: ComponentProps<typeof InvoiceNotices>["notices"];
  readonly mailed: ComponentProps<typeof InvoiceNotices>["done"];
}

/** One invoice as a clerk looks at it: what it asks and why, what was noticed, what can be done. */
export function StaffInvoicePage(props: StaffInvoicePageProps) {
  const { base, invoice, previous, mayReadFamilies, mayTakeMoney, actions, notices, mailed } = props;
  const hrefOf = (id: string) => `${base}/agents/facturation/factures/${id}`;
  return (
    <>
      <Facts facts={factsOf(invoice)} />
      <Corrections hrefOf={hrefOf} invoice={invoice} />
      {invoice.checks.length > 0 && invoice.status !== "issued" ? (
        <Alert as="h2" kind="warning" title="À vérifier">
          <ul>
            {invoice.checks.map((check) => (
              <li key={check}>
                <strong>{CHECK_WORDS[check].name}.</strong> {CHECK_WORDS[check].advice}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {invoice.run?.status === "review" && invoice.status !== "issued" ? (
        <DraftActions actions={actions} invoice={invoice} />
      ) : null}
      <section aria-labelledby="lignes">
        <h2 id="lignes">Lignes</h2>
        {invoice.lines.length === 0 ? <p>Aucune ligne.</p> : null}
        <InvoiceLines invoiceHref={hrefOf} lines={invoice.lines} withAccounts />
      </section>
      <InvoiceMoves invoice={invoice} />
      {invoice.status === "issued" ? (
        <InvoiceNotices
          action={actions.mailAgain}
          done={mailed}
          forFamily={invoice.familyId !== null}
          invoiceId={invoice.id}
          notices={notices}
        />
      ) : null}
      {previous ? <PreviousInvoice hrefOf={hrefOf} invoice={invoice} previous={previous} /> : null}
      <div className="preau-actions">
        {invoice.status === "issued" && invoice.kind === "invoice" ? (
          <a className="fr-btn" href={`${hrefOf(invoice.id)}/avoir`}>
            Corriger par un avoir
          </a>
        ) : null}
        {invoice.lines.length > 0 ? (
          <a className="fr-btn fr-btn--secondary" href={`${hrefOf(invoice.id)}/fichier`}>
            Télécharger en PDF
          </a>
        ) : null}
        {mayTakeMoney && invoice.status === "issued" ? (
          <a href={counterHref(base, invoice)}>{invoice.open > 0 ? "Encaisser" : "Voir ses paiements à la régie"}</a>
        ) : null}
        {mayReadFamilies && invoice.familyId ? (
          <a href={`${base}/agents/familles/${invoice.familyId}`}>Voir le dossier de la famille</a>
        ) : null}
        {invoice.run ? (
          <a href={`${base}/agents/facturation/${invoice.run.id}/factures`}>Revenir à la liste</a>
        ) : (
          <a href={`${base}/agents/facturation`}>Revenir à la facturation</a>
        )}
      </div>
    </>
  );
}

const STATUS = { draft: "Projet", held: "Projet retenu", issued: "Émise" } as const;

function factsOf(invoice: InvoiceView): ReadonlyArray<readonly [string, string]> {
  const { addressee, issueDay, dueDay, familyNumber } = invoice;
  const facts: (readonly [string, string])[] = [
    ["État", invoice.kind === "credit_note" && invoice.status === "issued" ? "Avoir émis" : STATUS[invoice.status]],
    ["Montant", formatEuros(invoice.total)],
    ["Dossier", familyNumber === null ? invoice.debtorName : `${invoice.debtorName}, n°\u00a0${familyNumber}`],
    ["Période", periodText(invoice.first, invoice.last)],
  ];
  if (invoice.status === "issued" && invoice.kind === "invoice")
    facts.push(["Reste à payer", formatEuros(invoice.open)]);
  if (issueDay) facts.push([invoice.kind === "credit_note" ? "Émis le" : "Émise le", formatDayWithYear(issueDay)]);
  if (dueDay) facts.push(["À payer au plus tard le", formatDayWithYear(dueDay)]);
  if (addressee) {
    const lines = [addressee.name, addressee.line, addressee.extra, `${addressee.postcode} ${addressee.town}`];
    facts.push(["Destinataire", lines.filter((line) => line.trim() !== "").join("\n")]);
  }
  if (invoice.message) facts.push(["Message", invoice.message]);
  if (invoice.reason) facts.push(["Motif de l’avoir", invoice.reason]);
  return facts;
}

function Corrections({ invoice, hrefOf }: { invoice: InvoiceView; hrefOf: (id: string) => string }) {
  const { corrects, creditNotes } = invoice;
  return (
    <>
      {corrects ? (
        <p>
          Cet avoir corrige la <a href={hrefOf(corrects.id)}>facture {corrects.reference}</a>.
        </p>
      ) : null}
      {creditNotes.map(({ id, reference, total }) => (
        <p key={id}>
          Corrigée par l’<a href={hrefOf(id)}>avoir {reference}</a>, {formatEuros(total)}.
        </p>
      ))}
    </>
  );
}
