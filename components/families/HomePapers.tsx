import type { FamilyAccount } from "@/server/billing/domain/family-account";
import { formatEuros } from "@/server/platform/money";

interface HomePapersProps {
  readonly base: string;
  /** What is left to pay, and what is kept for the next invoice. */
  readonly account: Pick<FamilyAccount, "owed" | "kept">;
}

/** Where a family stands, and where it finds its invoices, its receipts and what it may have to hand in elsewhere. */
export function HomePapers({ base, account: { owed, kept } }: HomePapersProps) {
  return (
    <section aria-labelledby="papiers">
      <h2 id="papiers">Mes papiers</h2>
      <ul>
        <li>
          <a href={`${base}/famille/factures`}>Mes factures</a>&nbsp;:{" "}
          {owed > 0 ? `${formatEuros(owed)} à payer` : "rien à payer"}
          {kept > 0 ? `. La mairie garde ${formatEuros(kept)} pour votre prochaine facture` : ""}
        </li>
        <li>
          <a href={`${base}/famille/paiements`}>Mes paiements et reçus</a>
        </li>
        <li>
          <a href={`${base}/famille/attestations`}>Mes attestations</a>&nbsp;: inscription, présence, paiement, impôts
        </li>
      </ul>
    </section>
  );
}
