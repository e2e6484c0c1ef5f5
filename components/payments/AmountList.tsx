import { Fragment, type ReactNode } from "react";
import { type Cents, formatEuros } from "@/server/platform/money";

interface AmountListProps {
  readonly lines: readonly { readonly key: string; readonly label: ReactNode; readonly amount: Cents }[];
  readonly total: { readonly label: string; readonly amount: Cents };
}

/** Amounts, one under the other, and their sum. */
export function AmountList({ lines, total }: AmountListProps) {
  return (
    <dl className="preau-totals">
      {lines.map(({ key, label, amount }) => (
        <Fragment key={key}>
          <dt>{label}</dt>
          <dd>{formatEuros(amount)}</dd>
        </Fragment>
      ))}
      <dt>{total.label}</dt>
      <dd>
        <strong>{formatEuros(total.amount)}</strong>
      </dd>
    </dl>
  );
}
