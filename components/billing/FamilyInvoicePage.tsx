import type { ReactNode } from "react";
import type { InvoiceView } from "@/server/billing/domain/invoice-view";
import { formatDayWithYear, type LocalDate } from "@/server/platform/dates";
import { type Cents, cents, formatEuros } from "@/server/platform/money";
import { PrintButton } from "../backoffice/PrintButton";
import { InvoiceLines } from "./InvoiceLines";
import { InvoiceMoves } from "./InvoiceMoves";

interface FamilyInvoicePageProps {
  readonly base: string;
  readonly invoice: InvoiceView;
  /** What the household pays today for each of its children; a line says the share that it was asked. */
  readonly parts: readonly { readonly childId: string; readonly text: string }[];
  /** How to pay it, for who may. */
  readonly pay: ReactNode;
  readonly today: LocalDate;
}

/** One invoice as a family reads it: what is asked, until when, every line and why it costs that. */
export function FamilyInvoicePage({ base, invoice, parts, pay, today }: FamilyInvoicePageProps) {
  const hrefOf = (id: string) => `${base}/famille/factures/${id}`;
  const { corrects, creditNotes, issueDay, lines } = invoice;
  return (
    <>
      <Asked invoice={invoice} today={today} />
      {invoice.open > 0 ? pay : null}
      {invoice.message ? <p className="preau-invoice__message">{invoice.message}</p> : null}
      {corrects ? (
        <p>
          Cet avoir corrige la <a href={hrefOf(corrects.id)}>facture {corrects.reference}</a>
          {invoice.reason ? `. Motif\u00a0: ${invoice.reason}` : ""}.
        </p>
      ) : null}
      {creditNotes.map(({ id, reference, total }) => (
        <p key={id}>
          Corrigée par l’<a href={hrefOf(id)}>avoir {reference}</a>, {formatEuros(total)}.
        </p>
      ))}
      <h2>Le détail</h2>
      <InvoiceLines invoiceHref={hrefOf} lines={lines} />
      {parts
        .filter(({ childId }) => lines.some((line) => line.childId === childId))
        .map(({ childId, text }) => (
          <p key={childId}>{text}</p>
        ))}
      <InvoiceMoves invoice={invoice} />
      <p>
        {invoice.regieName}
        {issueDay ? `, émise le ${formatDayWithYear(issueDay)}` : ""}. Une question, une erreur&nbsp;?{" "}
        <a href={`${base}/contact`}>Contactez la mairie</a> en donnant le numéro {invoice.reference}.
      </p>
      <div className="preau-actions">
        <a className="fr-btn fr-btn--secondary" href={`${hrefOf(invoice.id)}/fichier`}>
          Télécharger en PDF
        </a>
        <PrintButton />
        <a href={`${base}/famille/factures`}>Revenir à mes factures</a>
      </div>
    </>
  );
}

function Asked({ invoice, today }: Pick<FamilyInvoicePageProps, "invoice" | "today">) {
  const { kind, total, open, dueDay } = invoice;
  if (kind === "credit_note") {
    return (
      <p className="preau-invoice__owed">
        La mairie vous rend <strong>{formatEuros(cents(0 - total))}</strong>. Cette somme est déduite de ce que vous
        devez, ou gardée pour votre prochaine facture.
      </p>
    );
  }
  return (
    <p className="preau-invoice__owed">
      Montant&nbsp;: <strong>{formatEuros(total)}</strong>. {owedWords(open, dueDay, today)}
    </p>
  );
}

function owedWords(open: Cents, dueDay: LocalDate | null, today: LocalDate): string {
  if (open === 0) return "Il n’y a rien à payer.";
  const owed = `Reste à payer\u00a0: ${formatEuros(open)}`;
  if (dueDay === null) return `${owed}.`;
  const due = `au plus tard le ${formatDayWithYear(dueDay)}`;
  return dueDay < today ? `${owed}. Elle était à payer ${due}\u00a0: elle est en retard.` : `${owed}, ${due}.`;
}
