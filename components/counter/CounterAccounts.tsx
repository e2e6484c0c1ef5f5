import { UNDER_WAY } from "@/server/payments/domain/agreed.fr";
import type { CounterAccount } from "@/server/payments/domain/counter-view";
import { formatDayWithYear, formatMonth } from "@/server/platform/dates";
import { formatEuros } from "@/server/platform/money";
import { Alert } from "../dsfr/Alert";
import { Disclosure } from "../dsfr/Disclosure";
import type { FormAction } from "../forms/form-state";
import { AmountList } from "../payments/AmountList";
import { PaymentForm } from "./PaymentForm";
import { RefundForm } from "./RefundForm";

interface CounterAccountsProps {
  readonly base: string;
  readonly accounts: readonly CounterAccount[];
  /** "Cette famille", "Ce tiers": what a sentence about whoever pays begins with. */
  readonly payer: "Cette famille" | "Ce tiers";
  /** The page that shows these accounts. */
  readonly here: string;
  readonly actions: { readonly record: FormAction; readonly refund: FormAction };
}

/** What is owed to each régie, with the form that takes money for it; the first of them takes the keyboard (Y2). */
export function CounterAccounts({ base, accounts, payer, here, actions }: CounterAccountsProps) {
  if (accounts.length === 0) {
    return <p>{payer} n’a encore reçu aucune facture&nbsp;: il n’y a rien à encaisser.</p>;
  }
  return accounts.map((account, index) => (
    <section aria-labelledby={`regie-${account.debtorId}`} key={account.debtorId}>
      <h2 id={`regie-${account.debtorId}`}>{account.regieName}</h2>
      <Owed account={account} payer={payer} />
      <PaymentForm account={account} action={actions.record} base={base} first={index === 0} />
      {account.kept > 0 ? (
        <Disclosure summary={`Rembourser ce qui est gardé (${formatEuros(account.kept)})`}>
          <p>Le comptable public fait un virement. La somme ne sera plus déduite des prochaines factures.</p>
          <RefundForm account={account} action={actions.refund} base={base} here={here} />
        </Disclosure>
      ) : null}
      <Refunds refunds={account.refunds} />
    </section>
  ));
}

function Owed({ account: { owed, total, kept, pending }, payer }: Pick<CounterAccountsProps, "payer"> & Shown) {
  const lines = owed.map(({ id, reference, month, open }) => ({
    key: id,
    label: `${formatMonth(month)} (${reference})`,
    amount: open,
  }));
  return (
    <>
      {owed.length === 0 ? (
        <p>{payer} ne doit rien à cette régie.</p>
      ) : (
        <AmountList lines={lines} total={{ label: "Total dû", amount: total }} />
      )}
      {kept > 0 ? <p>Gardé pour la prochaine facture&nbsp;: {formatEuros(kept)}.</p> : null}
      {pending.length > 0 ? (
        <Alert as="h3" kind="warning" title={UNDER_WAY.title}>
          <p>{UNDER_WAY.what}</p>
        </Alert>
      ) : null}
    </>
  );
}

/** What was given back: the success message is gone at the next page, and a colleague must not ask for it twice (Y5). */
function Refunds({ refunds }: Pick<CounterAccount, "refunds">) {
  if (refunds.length === 0) return null;
  return (
    <>
      <h3>Remboursements, par virement du comptable public</h3>
      <ul>
        {refunds.map(({ id, day, amount, reason, by }) => (
          <li key={id}>
            {formatDayWithYear(day)}, par {by}&nbsp;: {formatEuros(amount)} («&nbsp;{reason}&nbsp;»)
          </li>
        ))}
      </ul>
    </>
  );
}

interface Shown {
  readonly account: CounterAccount;
}
