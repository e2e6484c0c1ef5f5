import type { CounterThirdParty } from "@/server/payments/domain/counter-view";
import type { FormAction } from "../forms/form-state";
import { CounterAccounts } from "./CounterAccounts";
import { CounterPayments } from "./CounterPayments";

interface CounterThirdPartyPageProps {
  readonly base: string;
  readonly party: CounterThirdParty;
  readonly actions: { readonly record: FormAction; readonly refund: FormAction };
}

/** One third party at the counter: what it owes for its shares, what it pays, what it has paid (X6, Y2). */
export function CounterThirdPartyPage({ base, party, actions }: CounterThirdPartyPageProps) {
  const { thirdPartyId, accounts } = party;
  const here = `${base}/agents/regie/tiers/${thirdPartyId}`;
  return (
    <>
      <CounterAccounts accounts={accounts} actions={actions} base={base} here={here} payer="Ce tiers" />
      <CounterPayments base={base} here={here} of={party} />
    </>
  );
}
