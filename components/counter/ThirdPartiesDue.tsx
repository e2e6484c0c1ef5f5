import type { ThirdPartyDue } from "@/server/payments/domain/counter-view";
import { formatEuros } from "@/server/platform/money";

/** The third parties that were billed, with what each owes: they are few, and need no search. */
export function ThirdPartiesDue({ base, parties }: { base: string; parties: readonly ThirdPartyDue[] }) {
  if (parties.length === 0) return null;
  return (
    <>
      <h2>Tiers payeurs</h2>
      <ul className="preau-plain">
        {parties.map(({ thirdPartyId, name, owed }) => (
          <li key={thirdPartyId}>
            <a href={`${base}/agents/regie/tiers/${thirdPartyId}`}>{name}</a>
            <span className="preau-queue__what">{owed > 0 ? `doit ${formatEuros(owed)}` : "ne doit rien"}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
