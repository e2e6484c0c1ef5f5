import { Fragment } from "react";
import { activityTotals } from "@/server/billing/domain/activity-totals";
import type { InvoiceLineText } from "@/server/billing/domain/invoice-view";
import { stateText } from "@/server/billing/domain/line.fr";
import { shareText } from "@/server/billing/domain/share";
import { daysText } from "@/server/billing/domain/words.fr";
import { formatEuros, sumCents } from "@/server/platform/money";
import { Disclosure } from "../dsfr/Disclosure";

interface InvoiceLinesProps {
  readonly lines: readonly InvoiceLineText[];
  /** Address of an invoice that a line corrects. */
  readonly invoiceHref: (id: string) => string;
  /** The staff also reads the budget account. */
  readonly withAccounts?: boolean;
}

const WHOLE = 10_000;

/** The lines of an invoice, child by child: days, unit price, amount, and why it costs that (X3, F4). */
export function InvoiceLines({ lines, invoiceHref, withAccounts }: InvoiceLinesProps) {
  const children = [...Map.groupBy(lines, ({ childId }) => childId).values()];
  return (
    <>
      {children.map((ofChild) => (
        <section aria-labelledby={`enfant-${ofChild[0]?.childId}`} key={ofChild[0]?.childId}>
          <h3 className="preau-invoice__child" id={`enfant-${ofChild[0]?.childId}`}>
            {ofChild[0]?.childName}
            <span className="preau-invoice__amount">{formatEuros(sumCents(ofChild.map(({ amount }) => amount)))}</span>
          </h3>
          <ul className="preau-list">
            {ofChild.map((line) => (
              <li key={line.position}>
                <Line invoiceHref={invoiceHref} line={line} withAccounts={withAccounts} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <ActivityTotals lines={lines} />
    </>
  );
}

function ActivityTotals({ lines }: Pick<InvoiceLinesProps, "lines">) {
  const totals = activityTotals(lines);
  if (totals.length === 0) return null;
  return (
    <section aria-labelledby="par-activite">
      <h3 id="par-activite">Par activité</h3>
      <dl className="preau-totals">
        {totals.map(({ name, amount }) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{formatEuros(amount)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Line({ line, invoiceHref, withAccounts }: { line: InvoiceLineText } & Omit<InvoiceLinesProps, "lines">) {
  const { label, quantity, unit, amount, days, share, calculation, corrects } = line;
  return (
    <>
      <p className="preau-invoice__line">
        <span>
          <strong>{label}</strong>
          {share < WHOLE && share > 0 ? ` (votre part\u00a0: ${shareText(share)})` : ""}
          <br />
          {quantity}&nbsp;×&nbsp;{formatEuros(unit)}, {daysText(days)}
        </span>
        <span className="preau-invoice__amount">{formatEuros(amount)}</span>
      </p>
      <p className="preau-queue__what">
        {line.activityName}, {stateText(line)}
        {withAccounts && line.budgetAccount !== "" ? `, compte ${line.budgetAccount}` : ""}
      </p>
      {calculation?.thirdParties.map(({ name, amount: part }) => (
        <p className="preau-queue__what" key={name}>
          {name} paie {formatEuros(part)} par jour à votre place.
        </p>
      ))}
      {corrects ? (
        <p className="preau-queue__what">
          Corrige la <a href={invoiceHref(corrects.id)}>facture {corrects.reference}</a>.
        </p>
      ) : null}
      {calculation && calculation.steps.length > 0 ? (
        <Disclosure
          summary={
            <>
              Pourquoi ce prix&nbsp;?
              <span className="fr-sr-only">
                {" "}
                ({label}, {daysText(days)})
              </span>
            </>
          }
        >
          <ul>
            {calculation.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
