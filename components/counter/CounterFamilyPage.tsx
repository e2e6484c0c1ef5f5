import type { CounterFamily } from "@/server/payments/domain/counter-view";
import type { FormAction } from "../forms/form-state";
import { CounterAccounts } from "./CounterAccounts";
import { CounterPayments } from "./CounterPayments";
import { OperationList } from "./OperationList";

interface CounterFamilyPageProps {
  readonly base: string;
  readonly family: CounterFamily;
  readonly actions: { readonly record: FormAction; readonly refund: FormAction; readonly ask: FormAction };
}

/** One family at the counter: what it owes, what it pays, what it has paid (Y2). */
export function CounterFamilyPage({ base, family, actions }: CounterFamilyPageProps) {
  const { familyId, accounts, adults, operations } = family;
  const here = `${base}/agents/regie/familles/${familyId}`;
  return (
    <>
      <p>{adults.join(", ")}</p>
      <CounterAccounts accounts={accounts} actions={actions} base={base} here={here} payer="Cette famille" />
      <CounterPayments base={base} here={here} of={family} />
      <OperationList action={actions.ask} operations={operations} />
    </>
  );
}
